// Makes an incoming call impossible to miss: a tone, the title of the tab, a notification of the browser.

/** In seconds. */
const RING_EVERY = 3;
let audio = null;
let ringing = null;
let title = null;
let note = null;

/** A browser lets a page make sound only after the user has touched it. */
export function allowSound() {
    try {
        audio ??= new AudioContext();
        if (audio.state === 'suspended') {
            audio.resume();
        }
    } catch {
        audio = null; // no sound on this computer
    }
}

function tone(from, hertz) {
    const oscillator = audio.createOscillator();
    const volume = audio.createGain();
    oscillator.frequency.value = hertz;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.2, from + 0.02);
    volume.gain.setValueAtTime(0.2, from + 0.28);
    volume.gain.linearRampToValueAtTime(0, from + 0.32);
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start(from);
    oscillator.stop(from + 0.34);
}

function ring(withSound) {
    if (withSound() && audio?.state === 'running') {
        tone(audio.currentTime, 660);
        tone(audio.currentTime + 0.4, 880);
    }
}

/**
 * @param {{text: string, flash: string}} what the notification and what flashes in the title
 * @param {() => boolean} withSound asked again at each ring, so that muting works at once
 */
export function start(what, withSound) {
    stop();
    title = document.title;
    let on = false;
    const flash = () => {
        on = !on;
        document.title = on ? `☎ ${what.flash}` : title;
    };
    flash();
    ring(withSound);
    let beats = 0;
    ringing = setInterval(() => {
        flash();
        beats += 1;
        if (beats % RING_EVERY === 0) {
            ring(withSound);
        }
    }, 1000);
    notify(what);
}

function notify(what) {
    if (!('Notification' in window) || Notification.permission !== 'granted' || !document.hidden) {
        return;
    }
    try {
        note = new Notification(what.flash, { body: what.text, tag: 'balie-oproep', requireInteraction: true });
        note.onclick = () => {
            window.focus();
            note?.close();
        };
    } catch {
        note = null; // some browsers know the name only
    }
}

export function stop() {
    clearInterval(ringing);
    ringing = null;
    if (title !== null) {
        document.title = title;
        title = null;
    }
    note?.close();
    note = null;
}
