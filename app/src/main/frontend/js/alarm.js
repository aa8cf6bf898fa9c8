// Makes an incoming call impossible to miss: a tone, the title of the tab, a notification of the browser. Of several pages one
// rings: that which has the lock, and which the browser lets make sound. All flash.

import { playOn } from './sound-devices.js';

/** In seconds. */
const RING_EVERY = 3;
const RINGS = 'balie.belt';
const IN_SIGHT = 'balie.in-beeld';
const { locks } = navigator;
let audio = null;
let ringing = null;
let title = null;
let note = null;
/** Gives up the turn to ring, or the wait for it; null while this page asks for neither. */
let giveUp = null;
let isMine = false;

/** A browser lets a page make sound only after the user has touched it. */
export function allowSound() {
    try {
        if (audio === null) {
            audio = new AudioContext();
            useBell();
        }
        if (audio.state === 'suspended') {
            audio.resume();
        }
    } catch {
        audio = null; // no sound on this computer
    }
}

/** Rings at the loudspeaker that was chosen for it. */
export function useBell() {
    if (audio !== null) {
        playOn(audio, 'bell');
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
    if (isMine && withSound() && audio?.state === 'running') {
        tone(audio.currentTime, 660);
        tone(audio.currentTime + 0.4, 880);
    }
}

/** Asks for the turn to ring, once this page may make sound. */
function takeTurn(withSound) {
    if (giveUp !== null || audio?.state !== 'running') {
        return;
    }
    const has = () => {
        isMine = true;
        ring(withSound);
    };
    if (!locks) {
        giveUp = () => {}; // not a secure context: each page rings
        has();
        return;
    }
    const waiting = new AbortController();
    giveUp = () => waiting.abort();
    locks
        .request(RINGS, { signal: waiting.signal }, () => {
            if (waiting.signal.aborted) {
                return null;
            }
            has();
            return new Promise((resolve) => {
                giveUp = resolve;
            });
        })
        .catch(() => {}); // the call is gone
}

/* Whether a page is in sight, for those that are not. */
let leave = null;

function look() {
    if (!document.hidden && leave === null && locks) {
        leave = () => {};
        const stay = (resolve) => {
            leave = resolve;
        };
        locks.request(IN_SIGHT, { mode: 'shared' }, () => (document.hidden ? null : new Promise(stay)));
    } else if (document.hidden) {
        leave?.();
        leave = null;
    }
}
document.addEventListener('visibilitychange', look);
look();

async function isOneInSight() {
    const held = (await locks?.query())?.held ?? [];
    return !document.hidden || held.some((lock) => lock.name === IN_SIGHT);
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
    allowSound();
    takeTurn(withSound);
    let beats = 0;
    ringing = setInterval(() => {
        flash();
        takeTurn(withSound);
        beats += 1;
        if (beats % RING_EVERY === 0) {
            ring(withSound);
        }
    }, 1000);
    notify(what);
}

async function notify(what) {
    if (!('Notification' in window) || Notification.permission !== 'granted' || (await isOneInSight()) || ringing === null) {
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
    isMine = false;
    giveUp?.();
    giveUp = null;
    if (title !== null) {
        document.title = title;
        title = null;
    }
    note?.close();
    note = null;
}
