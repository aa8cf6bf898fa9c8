// An agent's notes: each is kept while he types. What the server has not confirmed stays in this browser, is shown again after
// a reload and sent until it is confirmed; nothing of it is taken away by what the page shows anew. A note that was changed on
// another screen is not overwritten: he chooses.
//   <form data-note="contact" data-version="…">, see templates/desk/note.html

/** So long after the last key it is sent, in milliseconds. */
const PAUSE = 700;
const AGAIN = 4000;
/** Signs that no text field gives, but a text that is pasted may have; the server refuses them. */
const UNSEEN = /(?![\n\r\t])\p{Cc}/gu;

/** By contact, also of cards that are gone while something is not sent yet. */
const notes = new Map();
let prefix = '';

const formOf = (note) => document.querySelector(`[data-note="${CSS.escape(note.contact)}"]`);
const fieldOf = (form) => form.querySelector('textarea');
const isUnsent = (note) => note.text !== note.known;

/* The browser's own place may be full or refused: then the page is all there is. */
function store(note) {
    try {
        if (isUnsent(note)) {
            localStorage.setItem(prefix + note.contact, JSON.stringify({ text: note.text, version: note.version, url: note.url }));
        } else {
            localStorage.removeItem(prefix + note.contact);
        }
    } catch {
        // kept in the page
    }
}

function stored(contact) {
    try {
        return JSON.parse(localStorage.getItem(prefix + contact));
    } catch {
        return null;
    }
}

function make(contact, url, known, version) {
    const note = { contact, url, known, version, text: known, message: '', announce: '', problem: null, other: null };
    const draft = stored(contact);
    if (draft !== null) {
        note.text = draft.text;
        note.version = draft.version;
    }
    notes.set(contact, note);
    store(note);
    return note;
}

/** Shows how it stands, where it is shown. */
function show(note) {
    const form = formOf(note);
    if (form === null) {
        return;
    }
    const field = fieldOf(form);
    if (Number(form.dataset.version) < note.version) {
        // as the server would show it now
        form.dataset.version = String(note.version);
        form.elements.versie.setAttribute('value', String(note.version));
        field.defaultValue = note.known;
    }
    if (field.value !== note.text) {
        field.value = note.text;
    }
    if (note.problem === null || note.problem === 'lost') {
        field.removeAttribute('aria-invalid');
    } else {
        field.setAttribute('aria-invalid', 'true');
    }
    const state = form.querySelector('[data-note-state]');
    const line = state.querySelector('p');
    state.classList.toggle('desk__note-state--wrong', note.problem !== null);
    line.dataset.announce = note.announce;
    if (line.textContent !== note.message) {
        line.textContent = note.message;
    }
    state.querySelector('[data-note-other]').hidden = note.other === null;
    state.querySelector('blockquote').textContent = note.other?.text ?? '';
}

function say(note, message, problem) {
    note.problem = problem;
    note.message = message;
    if (problem !== null) {
        note.announce = message;
    }
    show(note);
}

function later(note, wait) {
    clearTimeout(note.timer);
    note.timer = setTimeout(() => send(note), wait);
}

function token() {
    const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
    return { [meta('csrf-header')]: meta('csrf-token') };
}

async function post(note, text) {
    const response = await fetch(note.url, {
        method: 'POST',
        headers: { ...token(), 'HX-Request': 'true', Accept: 'application/json' },
        body: new URLSearchParams({ tekst: text.replace(UNSEEN, ''), versie: String(note.version) }),
        keepalive: text.length < 10_000,
    });
    const fresh = response.headers.get('X-Balie-Token');
    if (fresh) {
        document.querySelector('meta[name="csrf-token"]').content = fresh;
    }
    // a page to sign in at, or of an error, is no answer
    const isAnswer = response.headers.get('Content-Type')?.startsWith('application/json') ?? false;
    return isAnswer && [200, 404, 409, 422].includes(response.status) ? { status: response.status, ...(await response.json()) } : null;
}

async function send(note) {
    clearTimeout(note.timer);
    if (note.sending || note.other !== null || !isUnsent(note)) {
        return;
    }
    const { text } = note;
    note.sending = true;
    let answer = null;
    try {
        answer = await post(note, text);
    } catch {
        // no connection
    }
    note.sending = false;
    heard(note, text, answer);
}

function heard(note, text, answer) {
    const words = formOf(note)?.dataset;
    if (answer === null) {
        say(note, words?.textLost ?? '', 'lost');
        later(note, AGAIN);
    } else if (answer.status === 200) {
        note.version = answer.version;
        note.known = text;
        note.announce = words?.textStored ?? '';
        say(note, isUnsent(note) ? note.message : answer.message, null);
        if (isUnsent(note)) {
            later(note, PAUSE);
        }
    } else {
        note.other = answer.status === 409 ? { text: answer.text, version: answer.version } : null;
        say(note, answer.message, 'refused');
        if (note.text !== text && note.other === null) {
            later(note, PAUSE);
        }
    }
    store(note);
    if (answer?.status === 404) {
        localStorage.removeItem(prefix + note.contact); // it will never be taken
    }
}

function typed(field) {
    const form = field.closest('[data-note]');
    const note = notes.get(form.dataset.note);
    note.text = field.value;
    store(note);
    if (note.other === null) {
        say(note, isUnsent(note) ? form.dataset.textSaving : '', null);
        later(note, PAUSE);
    }
}

function choose(note, which) {
    const { text, version } = note.other;
    note.other = null;
    note.version = version;
    note.known = text;
    note.text = { mine: note.text, theirs: text, both: `${text}\n${note.text}` }[which];
    store(note);
    say(note, '', null);
    fieldOf(formOf(note)).focus();
    send(note);
}

/** Takes over what the page shows; what is not sent yet stays, and what is older than what the server said is not shown. */
export function shown(root) {
    root.querySelectorAll('[data-note]').forEach((form) => {
        const known = fieldOf(form).defaultValue;
        const version = Number(form.dataset.version);
        const note = notes.get(form.dataset.note) ?? make(form.dataset.note, form.action, known, version);
        if (version > note.version && !isUnsent(note)) {
            note.known = known;
            note.version = version;
            note.text = known;
            note.message = '';
        }
        show(note);
        if (isUnsent(note) && !note.sending && note.problem === null) {
            later(note, PAUSE);
        }
    });
}

/** Where somebody is typing in a note, for when its card is swapped; null when he is not. */
export function place() {
    const field = document.activeElement;
    return field?.matches('[data-note] textarea')
        ? { id: field.id, from: field.selectionStart, to: field.selectionEnd, top: field.scrollTop }
        : null;
}

/** Goes on typing there, where it is still shown. */
export function goOn(at) {
    const field = at && document.getElementById(at.id);
    if (field && (document.activeElement === document.body || document.activeElement === field)) {
        field.focus({ preventScroll: true });
        field.setSelectionRange(at.from, at.to);
        field.scrollTop = at.top;
    }
}

const sendAll = () => notes.forEach((note) => note.problem !== 'refused' && send(note));

/** @param {string} user his name to sign in with */
export function start(user) {
    prefix = `balie.desk.${user}.note.`;
    document.addEventListener('input', ({ target }) => target.matches('[data-note] textarea') && typed(target));
    document.addEventListener('click', ({ target }) => {
        const button = target.closest('[data-note-keep]');
        if (button) {
            choose(notes.get(button.closest('[data-note]').dataset.note), button.dataset.noteKeep);
        }
    });
    window.addEventListener('online', sendAll);
    document.addEventListener('htmx:sseOpen', sendAll);
    document.addEventListener('visibilitychange', sendAll);
    window.addEventListener('pagehide', sendAll);
    shown(document);
    // of contacts that this page does not show
    Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix) && !notes.has(key.slice(prefix.length)))
        .forEach((key) => {
            const contact = key.slice(prefix.length);
            const draft = stored(contact);
            if (draft?.url) {
                later(make(contact, draft.url, null, draft.version), 0);
            }
        });
}
