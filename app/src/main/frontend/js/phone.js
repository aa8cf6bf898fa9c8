// The agent's browser as a phone, in a window of its own: rings, answers, and lets him choose and try microphone and loudspeaker.
import * as alarm from './alarm.js';
import * as devices from './sound-devices.js';
import * as softphone from './softphone.js';

const page = document.getElementById('browsertelefoon');
const element = (id) => document.getElementById(id);
const text = (name) => page.dataset[`text${name[0].toUpperCase()}${name.slice(1)}`];
const selects = { microphone: element('microfoon'), speaker: element('luidspreker'), bell: element('bel') };
let phone = null;
let endMeasuring = null;

function show(state, detail) {
    page.dataset.state = state;
    element('telefoon-staat').textContent = text(state.replace(/-(.)/, (_, next) => next.toUpperCase()));
    element('telefoon-wie').textContent = state === 'ringing' ? detail : '';
    element('opnemen').hidden = state !== 'ringing';
    element('ophangen').hidden = state !== 'ringing' && state !== 'talking' && state !== 'back';
    element('echo').disabled = state === 'ringing' || state === 'talking';
}

function changed(state, detail) {
    if (state === 'over') {
        alarm.stop();
        endMeasuring?.();
        endMeasuring = null;
        return;
    }
    show(state, detail);
    if (state === 'ringing') {
        alarm.start({ text: detail, flash: text('ringing') }, () => true);
    } else {
        alarm.stop();
    }
}

function post(path) {
    const header = document.querySelector('meta[name="csrf-header"]').content;
    const token = document.querySelector('meta[name="csrf-token"]').content;
    return fetch(path, { method: 'POST', headers: { [header]: token, Accept: 'application/json' } });
}

async function access() {
    const answer = await post(page.dataset.access);
    if (!answer.ok || answer.redirected) {
        throw new Error(`no access: ${answer.status}`);
    }
    return answer.json();
}

async function begin() {
    show('connecting');
    try {
        const stream = await devices.microphone();
        stream.getTracks().forEach((track) => track.stop());
    } catch {
        show('no-microphone');
        return;
    }
    await devices.list(selects);
    phone = softphone.open({ path: page.dataset.socket, ...(await access()), changed, resumed: () => post(page.dataset.resumed) });
}

element('opnemen').addEventListener('click', () => phone.answer());
element('ophangen').addEventListener('click', () => phone.hangUp());
element('opnieuw').addEventListener('click', () => location.reload());
Object.entries(selects).forEach(([name, select]) =>
    select.addEventListener('change', async () => {
        devices.choose(name, select.value);
        if (name === 'microphone') {
            await phone?.useMicrophone();
        } else if (name === 'speaker') {
            await phone?.useSpeaker();
        } else {
            alarm.useBell();
        }
    }),
);
element('echo').addEventListener('click', async () => {
    element('echo').disabled = true;
    try {
        const loudest = await devices.echo(element('niveau'), (state) => {
            element('echo-staat').textContent = text(`echo${state[0].toUpperCase()}${state.slice(1)}`);
        });
        if (loudest < 1e-6) {
            element('echo-staat').textContent = text('echoSilent');
        }
        page.dataset.echo = String(loudest);
    } catch {
        element('echo-staat').textContent = text('noMicrophone');
    } finally {
        element('echo').disabled = false;
    }
});
navigator.mediaDevices?.addEventListener('devicechange', () => devices.list(selects));
document.addEventListener('click', alarm.allowSound);
if (page.dataset.gateway === 'READY') {
    begin().catch(() => show('refused'));
}
