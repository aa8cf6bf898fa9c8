// The browser as a citizen's phone, to try Balie with: chooses a number, calls, presses keys.
import * as softphone from './softphone.js';

const page = document.getElementById('burgertelefoon');
const element = (id) => document.getElementById(id);
let phone = null;

function changed(state) {
    const text = state === 'no-microphone' ? 'noMicrophone' : state;
    page.dataset.state = state;
    // what came of a call is there until the next one
    if (state !== 'ready' || element('telefoon-staat').textContent !== page.dataset.textOver) {
        element('telefoon-staat').textContent = page.dataset[`text${text[0].toUpperCase()}${text.slice(1)}`];
    }
    const calls = state === 'calling' || state === 'talking';
    element('bellen').hidden = calls;
    element('bellen').disabled = state !== 'ready';
    element('ophangen').hidden = !calls;
    element('toetsen').hidden = !calls;
}

element('bellen').addEventListener('click', () => phone.call(element('nummer').value).catch(() => changed('no-microphone')));
element('ophangen').addEventListener('click', () => phone.hangUp());
element('toetsen').addEventListener('click', ({ target }) => {
    if (target.dataset.tone) {
        phone.press(target.dataset.tone);
    }
});
document.addEventListener('keydown', ({ key, target, altKey, ctrlKey, metaKey }) => {
    if (page.dataset.state === 'talking' && /^[0-9*#]$/.test(key) && !altKey && !ctrlKey && !metaKey && target.id !== 'nummer') {
        phone.press(key);
    }
});
if (page.dataset.gateway === 'READY') {
    phone = softphone.open({ path: page.dataset.socket, account: page.dataset.citizen, changed });
}
