// The little that pages need beside htmx. No page depends on it for its content: forms and links work without.
import htmx from 'htmx.org';
import 'htmx-ext-sse';
import * as says from './says.js';
import * as scrolls from './scrolls.js';
import * as unsaved from './unsaved.js';
import * as waits from './waits.js';
import * as wrongs from './wrongs.js';

// Nothing in a page may be evaluated (Content-Security-Policy), so no hx-on, no filters in hx-trigger.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
// At once: a key pressed before a new part is bound would send its form as a page of its own.
htmx.config.defaultSettleDelay = 0;
// With no time to settle there is nothing to glide from, and a copied style would be refused (Content-Security-Policy).
htmx.config.attributesToSettle = [];
htmx.config.refreshOnHistoryMiss = true;
htmx.config.responseHandling = [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '422', swap: true },
    { code: '[45]..', swap: false, error: true },
];
window.htmx = htmx;

function meta(name) {
    return document.querySelector(`meta[name="${name}"]`)?.content;
}

document.addEventListener('htmx:configRequest', (event) => {
    const header = meta('csrf-header');
    if (header) {
        event.detail.headers[header] = meta('csrf-token');
    }
});

/* Focus stays where the user was: by id, otherwise by the field's name in the form with the same id. */
let focused = null;

document.addEventListener('htmx:beforeSwap', (event) => {
    const element = document.activeElement;
    focused = null;
    if (element && element !== document.body && event.detail.target.contains(element)) {
        focused = { id: element.id, name: element.getAttribute('name'), form: element.form?.id, start: position(element) };
    }
});

document.addEventListener('htmx:afterSettle', (event) => {
    wrongs.tell();
    if (event.detail.xhr?.status === 422 && wrongs.focus()) {
        focused = null;
    } else if (focused && !document.activeElement?.matches('input, select, textarea, button, a, [tabindex]')) {
        refocus(event.detail.target);
    }
    focused = null;
});

function position(element) {
    try {
        return element.selectionStart;
    } catch {
        return null; // a kind of input without a caret
    }
}

function refocus(target) {
    const scope = focused.form ? document.getElementById(focused.form) : target;
    const element =
        (focused.id && document.getElementById(focused.id)) ||
        (focused.name && scope?.querySelector(`[name="${CSS.escape(focused.name)}"]`)) ||
        document.getElementById('inhoud');
    element?.focus();
    if (element && focused.start !== null && element.setSelectionRange) {
        try {
            element.setSelectionRange(focused.start, focused.start);
        } catch {
            // a kind of input without a caret
        }
    }
}

/* What htmx could not bring stands among the notices. */
function notice(kind) {
    const template = document.getElementById(`melding-${kind}`);
    const place = document.getElementById('meldingen');
    if (template && place) {
        place.replaceChildren(template.content.cloneNode(true));
    }
}

document.addEventListener('htmx:sendError', () => notice('no-connection'));
document.addEventListener('htmx:responseError', ({ detail }) => {
    const fresh = detail.xhr.getResponseHeader('X-Balie-Token');
    if (fresh) {
        document.querySelector('meta[name="csrf-token"]').content = fresh;
        document.querySelectorAll('[name="_csrf"]').forEach((field) => {
            field.value = fresh;
        });
    }
    notice(fresh ? 'stale' : 'refused');
});

/* The menus fold where there is no room for them (shell.css). */
document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-folds]');
    if (button) {
        const open = button.getAttribute('aria-expanded') !== 'true';
        button.setAttribute('aria-expanded', String(open));
        document.body.classList.toggle('balie--unfolded', open);
    }
});

/* Dialogs: data-opens="id" on a button, data-closes on a button inside. The browser keeps and returns the focus. */
document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-opens]');
    if (opener) {
        document.getElementById(opener.dataset.opens)?.showModal();
    } else if (event.target.closest('[data-closes]')) {
        event.target.closest('dialog')?.close();
    }
});

/* data-shows="id" on a checkbox or select: the part is there only while the choice is made (data-shows-when). */
function show(control) {
    const part = document.getElementById(control.dataset.shows);
    const on = control.type === 'checkbox' ? control.checked : control.value === control.dataset.showsWhen;
    if (part) {
        part.hidden = !on;
    }
}

function showAll(root) {
    root.querySelectorAll('[data-shows]').forEach(show);
}

document.addEventListener('change', (event) => {
    if (event.target.matches?.('[data-shows]')) {
        show(event.target);
    }
});
document.addEventListener('htmx:load', (event) => showAll(event.detail.elt));
document.addEventListener('DOMContentLoaded', () => {
    showAll(document);
    says.start();
    scrolls.start();
    unsaved.start();
    waits.start();
    wrongs.tell();
    if (!wrongs.focus()) {
        document.querySelector('[data-focus]')?.focus();
    }
});

/* data-most on a file field: a file of more bytes is refused before minutes of sending, with data-too-big's sentence. */
document.addEventListener('change', (event) => {
    const field = event.target;
    if (field.type === 'file' && field.dataset.most) {
        const tooBig = field.files.length > 0 && field.files[0].size > Number(field.dataset.most);
        field.setCustomValidity(tooBig ? field.dataset.tooBig : '');
        field.reportValidity();
    }
});
