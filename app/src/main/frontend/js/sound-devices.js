// The microphone and loudspeakers that somebody chose on this computer, remembered in this browser; how loud it is, and an
// echo test.

const MICROPHONE = 'balie.microfoon';
const SPEAKER = 'balie.luidspreker';
const BELL = 'balie.bel';
const ECHO_SECONDS = 3;

const chosen = (name) => localStorage.getItem(name) ?? '';

/** What can be chosen: `{ microphone, speaker, bell }`, each with a name for the settings and the kind of its devices. */
export const CHOICES = {
    microphone: { key: MICROPHONE, kind: 'audioinput' },
    speaker: { key: SPEAKER, kind: 'audiooutput' },
    bell: { key: BELL, kind: 'audiooutput' },
};

export function choose(name, id) {
    localStorage.setItem(CHOICES[name].key, id);
}

/** The microphone that was chosen, or the browser's own when that one is gone. */
export async function microphone() {
    const id = chosen(MICROPHONE);
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    if (id !== '') {
        try {
            return await navigator.mediaDevices.getUserMedia({ audio: { ...audio, deviceId: { exact: id } } });
        } catch (wrong) {
            if (wrong.name !== 'OverconstrainedError' && wrong.name !== 'NotFoundError') {
                throw wrong;
            }
        }
    }
    return navigator.mediaDevices.getUserMedia({ audio });
}

/** Has an element or an audio context sound where was chosen; where the browser cannot choose, at its own loudspeaker. */
export async function playOn(output, choice = 'speaker') {
    const id = chosen(CHOICES[choice].key);
    if (id === (output.sinkId ?? '')) {
        return;
    }
    try {
        await output.setSinkId?.(id);
    } catch {
        // the device is gone
    }
}

/** Fills the select elements `{ microphone, speaker, bell }`; a device without a name is not known before the user allows it. */
export async function list(selects) {
    const all = await navigator.mediaDevices.enumerateDevices();
    Object.entries(CHOICES).forEach(([name, { key, kind }]) => {
        const select = selects[name];
        const own = select.options[0];
        const found = all.filter((device) => device.kind === kind && device.deviceId !== '' && device.deviceId !== 'default');
        select.replaceChildren(own, ...found.map(({ label, deviceId }) => new Option(label || deviceId, deviceId)));
        select.value = found.some(({ deviceId }) => deviceId === chosen(key)) ? chosen(key) : '';
    });
}

/** Shows in a meter how loud a stream is, 0 to 1; ends by the function that it returns. */
export function measure(stream, meter) {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    const samples = new Float32Array(analyser.fftSize);
    context.createMediaStreamSource(stream).connect(analyser);
    const timer = setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
        // 60 dB below the loudest is nothing
        meter.value = Math.max(0, 1 + (10 * Math.log10(power + 1e-9)) / 60);
    }, 100);
    return () => {
        clearInterval(timer);
        meter.value = 0;
        return context.close();
    };
}

/**
 * Records the microphone for some seconds and plays it at the chosen loudspeaker.
 *
 * @param {(state: 'speak' | 'listen' | 'done') => void} tell
 * @returns how loud what was recorded is: the highest power of a sample, 0 for silence
 */
export async function echo(meter, tell) {
    const stream = await microphone();
    const stop = measure(stream, meter);
    const recorder = new MediaRecorder(stream);
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => {
        recorder.onstop = resolve;
    });
    recorder.start();
    tell('speak');
    setTimeout(() => recorder.stop(), ECHO_SECONDS * 1000);
    await stopped;
    stop();
    stream.getTracks().forEach((track) => track.stop());
    const recorded = new Blob(parts, { type: recorder.mimeType });
    const context = new AudioContext();
    await playOn(context);
    const sound = await context.decodeAudioData(await recorded.arrayBuffer());
    const source = context.createBufferSource();
    source.buffer = sound;
    source.connect(context.destination);
    const played = new Promise((resolve) => {
        source.onended = resolve;
    });
    tell('listen');
    source.start();
    await played;
    await context.close();
    tell('done');
    return sound.getChannelData(0).reduce((most, sample) => Math.max(most, sample * sample), 0);
}
