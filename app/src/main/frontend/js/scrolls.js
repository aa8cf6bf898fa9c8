// A table that is wider than its place scrolls; without a mouse that needs the focus (WCAG 2.1.1). One that fits gets none,
// so that nobody has to pass it.
const PLACES = '.balie-scroll';

/** Those that got the focus here; a page that gives it itself keeps it. */
const given = new WeakSet();

function look() {
    document.querySelectorAll(PLACES).forEach((place) => {
        const scrolls = place.scrollWidth > place.clientWidth || place.scrollHeight > place.clientHeight;
        const focusable = place.hasAttribute('tabindex');
        if (scrolls === focusable || (focusable && !given.has(place))) {
            return;
        }
        if (scrolls) {
            given.add(place);
            place.tabIndex = 0;
            place.role = 'group';
            place.ariaLabel = place.querySelector('caption')?.textContent.trim() ?? document.title;
        } else {
            ['tabindex', 'role', 'aria-label'].forEach((name) => place.removeAttribute(name));
        }
    });
}

export function start() {
    new ResizeObserver(look).observe(document.body);
    document.addEventListener('htmx:afterSettle', look);
    look();
}
