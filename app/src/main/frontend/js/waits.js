// Each click is answered within a second, or the page says that it waits; what was sent is not sent again meanwhile.

/** In milliseconds. */
const PATIENCE = 1000;
/** What a user does; what a page fetches by itself keeps nobody waiting. */
const BY_HIM = ['click', 'submit', 'change', 'input', 'search'];

/** What was asked and is not answered, with the element that asked. */
const waiting = new Map();
/** What htmx asked, by its request. */
const asked = new WeakMap();

function show() {
    const late = [...waiting.values()].filter(({ isLate }) => isLate);
    document.getElementById('wachten').hidden = late.length === 0;
}

function begins(what, element) {
    ends(what);
    const wait = { element, isLate: false };
    wait.timer = setTimeout(() => {
        wait.isLate = true;
        element.setAttribute('aria-busy', 'true');
        show();
    }, PATIENCE);
    waiting.set(what, wait);
}

function ends(what) {
    const wait = waiting.get(what);
    if (wait) {
        clearTimeout(wait.timer);
        wait.element.removeAttribute('aria-busy');
        waiting.delete(what);
        show();
    }
}

/** A form that saves itself as it is filled in has more than one thing to send. */
const isSentOnce = (form) => !form.getAttribute('hx-trigger');

export function start() {
    // before htmx and others that act on it
    document.addEventListener(
        'submit',
        (event) => {
            if (waiting.has(event.target) && isSentOnce(event.target)) {
                event.preventDefault();
                event.stopImmediatePropagation();
            }
        },
        true,
    );
    // after them: what they prevented is no request of the browser
    window.addEventListener('submit', (event) => {
        if (!event.defaultPrevented && event.target.method !== 'dialog') {
            begins(event.target, event.submitter ?? event.target);
        }
    });
    window.addEventListener('click', (event) => {
        const link = event.target.closest?.('a[href]');
        const here = link && link.origin === window.location.origin && (link.pathname !== window.location.pathname || !link.hash);
        if (here && !event.defaultPrevented && event.button === 0 && !('file' in link.dataset) && !link.target
            && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            waiting.forEach((wait, what) => what.href && ends(what)); // the last that was chosen is where he goes
            begins(link, link);
        }
    });
    document.addEventListener('htmx:beforeSend', ({ detail }) => {
        const by = detail.requestConfig.triggeringEvent;
        if (by && BY_HIM.includes(by.type)) {
            const form = detail.elt.closest('form');
            const what = detail.requestConfig.verb === 'get' ? detail.xhr : (form ?? detail.elt);
            asked.set(detail.xhr, what);
            begins(what, by.submitter ?? detail.elt);
        }
    });
    document.addEventListener('htmx:afterRequest', ({ detail }) => {
        const leaves = detail.xhr.getResponseHeader('HX-Redirect');
        if (asked.has(detail.xhr) && !leaves) {
            ends(asked.get(detail.xhr));
        }
    });
    // back from the page that it led to
    window.addEventListener('pageshow', (event) => event.persisted && [...waiting.keys()].forEach(ends));
    // asked whether to leave (unsaved.js), and stays: this runs only then
    window.addEventListener('beforeunload', (event) => setTimeout(() => event.defaultPrevented && [...waiting.keys()].forEach(ends)));
}
