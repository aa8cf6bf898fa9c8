// The agent's desk: keeps it up to date, lets clocks run, rings, and answers to the keyboard. What can be done and how it
// looks comes from the server; this only fetches, counts and presses buttons that are there.
import * as alarm from './alarm.js';
import * as cards from './cards.js';
import * as clocks from './clocks.js';
import * as dial from './dial.js';
import * as earlier from './earlier.js';
import * as notes from './notes.js';
import { isNew, read } from './parts.js';
import './phone-window.js';
import * as search from './search.js';
import { isShortcut, letter, settingsOf } from './settings.js';
import * as stream from './stream.js';

const desk = document.getElementById('desk');
const PARTS = ['status', 'wachtrijen', 'oproep', 'gemist', 'terugbellen', 'resultaten', 'redenen', 'bestemmingen'];
const element = (id) => document.getElementById(id);

const settings = settingsOf(desk.dataset.user);
const { isOn, turn } = settings;

function showSettings() {
    element('geluid').setAttribute('aria-pressed', String(isOn('sound')));
    element('sneltoetsen').checked = isOn('shortcuts');
    element('browsermelding').hidden = !('Notification' in window) || Notification.permission !== 'default';
    showShortcuts(desk);
}

/** The keys stand on their buttons only while they work: in cards on that in focus. */
function showShortcuts(root) {
    const on = isOn('shortcuts');
    desk.classList.toggle('desk--no-shortcuts', !on);
    root.querySelectorAll('[data-shortcut]').forEach((button) => {
        if (on && cards.answers(button, element('oproep'))) {
            button.setAttribute('aria-keyshortcuts', `Alt+${button.dataset.shortcut}`);
        } else {
            button.removeAttribute('aria-keyshortcuts');
        }
    });
}

desk.addEventListener('click', (event) => {
    alarm.allowSound();
    if (event.target.closest('[data-setting="sound"]')) {
        turn('sound', !isOn('sound'));
        showSettings();
    } else if (event.target.closest('#browsermelding')) {
        Notification.requestPermission().then(showSettings);
    } else if (event.target.closest('[data-next-card]')) {
        cards.next(element('oproep'));
        showShortcuts(element('oproep'));
    } else if (event.target.closest('[data-opens="collega"]')) {
        window.htmx.trigger(element('collegas'), 'ververs');
    } else if (event.target.closest('[data-opens="bellen"]')) {
        window.htmx.trigger(element('bel-collegas'), 'ververs');
    } else if (event.target.closest('[data-contact-of]')) {
        putsBack(event.target.closest('[data-contact-of]'));
    }
});

/* Wherever the agent works is the card in focus. */
desk.addEventListener('focusin', (event) => {
    const card = event.target.closest('.desk__card');
    if (card !== null && card !== cards.current(element('oproep'))) {
        cards.choose(element('oproep'), card);
        showShortcuts(element('oproep'));
    }
});

/** The dialog is for this contact, with the queues of its channel. */
function putsBack(button) {
    const dialog = element(button.dataset.opens);
    dialog.dataset.contact = button.dataset.contactOf;
    dialog.dataset.channel = button.dataset.channelOf;
    fitDestinations();
    window.htmx.trigger(element('bestemmingen'), 'ververs');
}

/* How many wait is told while somebody chooses, too: the numbers alone are swapped, so that nothing moves under his keys. */
function freshNumbers(html) {
    read(html).querySelectorAll('[data-numbers-of]').forEach((fresh) => {
        const shown = document.querySelector(`#bestemmingen [data-numbers-of="${CSS.escape(fresh.dataset.numbersOf)}"]`);
        if (shown !== null) {
            shown.querySelector('[data-waiting]').textContent = fresh.querySelector('[data-waiting]').textContent;
            shown.querySelector('[data-longest]').hidden = fresh.querySelector('[data-longest]').hidden;
            shown.querySelector('.desk__clock').dataset.since = fresh.querySelector('.desk__clock').dataset.since ?? '';
        }
    });
    clocks.show(element('bestemmingen'));
}

document.addEventListener('htmx:afterRequest', ({ detail }) => {
    if (detail.target === element('wachtrijen') && element('terugplaatsen').open) {
        window.htmx.trigger(element('bestemmingen'), 'ververs');
    }
});

function fitDestinations() {
    const { contact, channel } = element('terugplaatsen').dataset;
    const form = element('bestemmingen').querySelector('form');
    if (form !== null && contact) {
        form.elements.contact.value = contact;
        form.querySelectorAll('[data-channel]').forEach((queues) => {
            queues.hidden = queues.dataset.channel !== channel;
        });
    }
}

desk.addEventListener('change', (event) => {
    if (event.target.matches('[data-setting="shortcuts"]')) {
        turn('shortcuts', event.target.checked);
        showSettings();
    }
});

/* Keyboard. */
function press(button) {
    if (button.matches('select, textarea, input[type="search"]')) {
        button.focus();
    } else {
        button.click();
    }
}

document.addEventListener('keydown', (event) => {
    alarm.allowSound();
    if (!isOn('shortcuts') || event.repeat || event.isComposing) {
        return;
    }
    const dialog = document.querySelector('dialog[open]');
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    let button = null;
    if (isShortcut(event)) {
        const scope = dialog ?? document;
        button = [...scope.querySelectorAll(`[data-shortcut="${CSS.escape(letter(event))}"]`)].find((candidate) =>
            cards.answers(candidate, element('oproep')),
        );
    } else if (plain && dialog && /^[0-9a-z]$/i.test(event.key) && !search.isTyping(event.target)) {
        button = dialog.querySelector(`:not([hidden]) > [data-key="${event.key.toUpperCase()}"]`);
    }
    if (button) {
        event.preventDefault();
        press(button);
    }
});

/* In a field that looks for something the arrows choose of what was found, and the words go on being typed. */
desk.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const list = step && event.target.dataset.picks && element(event.target.dataset.picks);
    if (!list) {
        return;
    }
    const choices = [...list.querySelectorAll('input[type="radio"]:enabled')];
    const at = choices.findIndex((choice) => choice.checked);
    const next = choices[(at + step + choices.length) % choices.length];
    if (next) {
        event.preventDefault();
        next.checked = true;
        next.closest('label').scrollIntoView({ block: 'nearest' });
        event.target.setAttribute('aria-activedescendant', next.id);
    }
});

/* A choice in a dialog closes it. The button that opened it was swapped meanwhile, so the focus goes to its successor. */
document.addEventListener('htmx:afterRequest', (event) => {
    const done = event.detail.successful && event.detail.requestConfig.verb === 'post';
    const dialog = done && event.target.closest?.('[data-closes-dialog]')?.closest('dialog');
    if (dialog) {
        dialog.close();
        event.target.closest('form').reset();
        const opened = [...document.querySelectorAll(`[data-opens="${dialog.id}"]`)];
        (opened.find((button) => cards.answers(button, element('oproep'))) ?? titleInFocus()).focus();
    }
});

/* What was fetched before the answer to an action is older than that answer, and would take away the form that waits for
   it: it is not shown, and fetched again afterwards. */
const acting = new Set();
const fetchedIn = new WeakMap();
const outdated = new Set();
let answers = 0;

const isPart = (event) => event.detail.requestConfig?.verb === 'get' && PARTS.includes(event.detail.target?.id);

document.addEventListener('htmx:beforeSend', (event) => {
    if (isPart(event)) {
        fetchedIn.set(event.detail.xhr, answers);
    } else if (event.detail.requestConfig.verb === 'post') {
        acting.add(event.detail.xhr);
    }
});

document.addEventListener('htmx:beforeSwap', (event) => {
    const { target, xhr } = event.detail;
    if (!isPart(event)) {
        return;
    }
    if (acting.size > 0 || fetchedIn.get(xhr) !== answers) {
        event.detail.shouldSwap = false;
        outdated.add(target.id);
        fetchOutdated();
    } else if (target.closest('dialog[open]') || !isNew(target, xhr.responseText)) {
        // what is being chosen in a dialog stays until it closes
        event.detail.shouldSwap = false;
        if (target.id === 'bestemmingen') {
            freshNumbers(xhr.responseText);
        }
    }
});

document.addEventListener('htmx:afterRequest', (event) => {
    if (acting.delete(event.detail.xhr)) {
        answers += 1;
        // the form that asked went with its card, so that what htmx told it about the swap reached nobody
        PARTS.map(element).filter(Boolean).forEach(partChanged);
        fetchOutdated();
    }
});

function fetchOutdated() {
    if (acting.size === 0) {
        // later, since htmx is still busy with the part
        setTimeout(() => {
            const parts = [...outdated];
            outdated.clear();
            parts.map(element).filter(Boolean).forEach((part) => window.htmx.trigger(part, 'ververs'));
        });
    }
}

/* Two actions at once: the answer to the second finds its form gone. */
document.addEventListener('htmx:oobErrorNoTarget', () => refresh());

document.addEventListener('htmx:oobAfterSwap', (event) => partChanged(event.detail.target));

document.addEventListener('htmx:afterSwap', (event) => {
    if (PARTS.includes(event.detail.target.id)) {
        partChanged(event.detail.target);
    }
});

function refresh() {
    PARTS.map(element).filter(Boolean).forEach((part) => window.htmx.trigger(part, 'ververs'));
}

/* What happened while there was no stream, or while the tab slept, is fetched afterwards. */
document.addEventListener('htmx:sseOpen', () => {
    connection(true);
    refresh();
});
document.addEventListener('htmx:sseError', () => connection(false));
stream.watch(Number(desk.dataset.heartbeat), clocks.setTime);
document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
        refresh();
    }
});
window.addEventListener('online', refresh);

function connection(live) {
    const place = element('verbinding');
    const text = live ? desk.dataset.textLive : desk.dataset.textLost;
    if (!live) {
        place.dataset.says = 'changed'; // from now on; that all is well at the start need not be said
    }
    place.classList.toggle('desk__connection--lost', !live);
    if (place.textContent !== text) {
        place.textContent = text;
    }
}

/* The contacts: ring while one is offered, keep the focus in its card when its buttons change. */
let wasInCall = false;
let looking = [];
let writing = null;

const titleInFocus = () =>
    cards.current(element('oproep'))?.querySelector('.desk__call-title') ?? element('oproep-titel');

function partChanged(part) {
    clocks.show(part);
    if (part.id === 'oproep') {
        search.goOn(looking.splice(0));
        notes.shown(part);
        notes.goOn(writing);
        writing = null;
        earlier.shown(part, settings);
        contactsChanged(part);
    } else if (part.id === 'bestemmingen') {
        fitDestinations();
    }
    showShortcuts(part);
}

function contactsChanged(part) {
    const { offered, arrived, changed } = cards.changes(part);
    if (!changed) {
        return;
    }
    if (arrived.length > 0) {
        const { announce: text, flash } = arrived[0].dataset;
        alarm.start({ text, flash }, () => isOn('sound'));
    } else if (offered.length === 0) {
        alarm.stop();
    }
    if (wasInCall && document.activeElement === document.body) {
        titleInFocus().focus();
    }
}

/* Noted before a swap, since the swap takes the focus with the button, and what is looked for with the field. */
function note() {
    wasInCall = element('oproep').contains(document.activeElement);
    looking = search.searched(element('oproep'));
    writing = notes.place();
}
document.addEventListener('htmx:beforeSwap', note);
document.addEventListener('htmx:oobBeforeSwap', note);

clocks.setTime(Date.parse(desk.dataset.now));
search.start();
dial.start();
notes.start(desk.dataset.user);
earlier.start(settings);
showSettings();
PARTS.map(element).filter(Boolean).forEach(partChanged);
setInterval(() => clocks.show(document), 250);
