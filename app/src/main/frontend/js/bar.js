// What an agent has at this moment, on every page but his desk: fetches it when the stream says that it changed, rings, lets
// clocks run and answers to the keyboard. It takes no focus: who types in a form goes on typing.
import * as alarm from './alarm.js';
import * as clocks from './clocks.js';
import { isNew } from './parts.js';
import { isShortcut, letter, settingsOf } from './settings.js';
import { share } from './shared-stream.js';

const bar = document.getElementById('balk');
const part = document.getElementById('balk-oproepen');
const { user } = bar.dataset;
const settings = settingsOf(user);
/** Contacts and their states as this page showed them last; null until it knows. What a call was on the page before is not said again. */
let known = null;

const refresh = () => window.htmx.trigger(part, 'ververs');

/* The answer to an action is newer than what was asked before it. */
let acting = 0;

document.addEventListener('htmx:beforeSend', ({ detail }) => {
    if (detail.target === part && detail.requestConfig.verb === 'post') {
        acting += 1;
    }
});

document.addEventListener('htmx:beforeSwap', (event) => {
    const { target, requestConfig, xhr } = event.detail;
    if (target === part && requestConfig.verb === 'get' && (acting > 0 || !isNew(part, xhr.responseText))) {
        event.detail.shouldSwap = false;
    }
});

document.addEventListener('htmx:afterRequest', ({ detail }) => {
    if (detail.target === part && detail.successful) {
        known ??= new Set(); // there was nothing
    }
    if (detail.target === part && detail.requestConfig.verb === 'post') {
        acting -= 1;
        setTimeout(refresh); // later, since htmx is still busy with the part
    }
});

/* Who was signed out is told so when he does something; the form that he fills in is not taken from him. */
document.addEventListener('htmx:beforeOnLoad', (event) => {
    const { target, requestConfig, xhr } = event.detail;
    if (target === part && requestConfig.verb === 'get' && xhr.status >= 400) {
        event.preventDefault();
        connected(false);
    }
});

let hadFocus = false;
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    hadFocus = detail.target === part && part.contains(document.activeElement) ? document.activeElement.id : '';
});

document.addEventListener('htmx:afterSwap', ({ detail }) => {
    if (detail.target === part) {
        if (hadFocus) {
            (document.getElementById(hadFocus) ?? part.querySelector('.balie-live__what'))?.focus();
        }
        changed();
    }
});

/** Contacts that were offered when this page looked last. */
let offered = new Set();

function changed() {
    clocks.setTime(Date.parse(part.querySelector('[data-now]')?.dataset.now));
    clocks.show(part);
    const rows = [...part.querySelectorAll('[data-contact]')];
    const ringing = rows.filter((row) => row.dataset.state === 'OFFERED');
    const arrived = ringing.filter((row) => !offered.has(row.dataset.contact));
    offered = new Set(ringing.map((row) => row.dataset.contact));
    if (arrived.length > 0) {
        const { announce: text, flash } = arrived[0].querySelector('.balie-live__what').dataset;
        alarm.start({ text, flash }, () => settings.isOn('sound'));
    } else if (ringing.length === 0) {
        alarm.stop();
    }
    say(rows);
    showShortcuts();
}

function say(rows) {
    const name = (row) => `${row.dataset.contact} ${row.dataset.state}`;
    rows.filter((row) => row.dataset.state === 'OFFERED' || (known !== null && !known.has(name(row)))).forEach((row) => {
        row.querySelector('.balie-live__what').dataset.says = '';
    });
    known = new Set(rows.map(name));
}

/** The keys stand on their buttons only while they work: of several contacts, on the first that has them. */
function showShortcuts() {
    const on = settings.isOn('shortcuts');
    bar.classList.toggle('balie-live--no-shortcuts', !on);
    const taken = new Set();
    part.querySelectorAll('[data-shortcut]').forEach((button) => {
        const key = button.dataset.shortcut;
        const works = on && !taken.has(key);
        taken.add(key);
        button.querySelector('kbd').hidden = !works;
        if (works) {
            button.setAttribute('aria-keyshortcuts', `Alt+${key}`);
        } else {
            button.removeAttribute('aria-keyshortcuts');
        }
    });
}

document.addEventListener('click', alarm.allowSound);
document.addEventListener('keydown', (event) => {
    alarm.allowSound();
    if (settings.isOn('shortcuts') && isShortcut(event) && !event.repeat && !event.isComposing) {
        const button = part.querySelector(`[data-shortcut="${CSS.escape(letter(event))}"]`);
        if (button) {
            event.preventDefault();
            button.click();
        }
    }
});

function connected(live) {
    document.getElementById('balk-verbinding').hidden = live;
}

share(`balie.desk.${user}`, bar.dataset.stream, Number(bar.dataset.heartbeat), ['oproep', 'gemist'], {
    heard: refresh,
    beat: clocks.setTime,
    connected: (live) => {
        connected(live);
        if (live) {
            refresh();
        }
    },
});
document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
        refresh();
    }
});
window.addEventListener('online', refresh);
setInterval(() => clocks.show(part), 250);
// htmx takes the page in when its document is there
document.addEventListener('DOMContentLoaded', () => setTimeout(refresh));
