// The directory: what colleagues do is fetched when somebody's status changed, and the list is walked through by keyboard. All of it are
// links and a form, which work without this.
import * as live from './live-page.js';

const page = document.getElementById('gids');
const words = () => document.getElementById('zoek');
const card = () => document.getElementById('kaart');
const links = () => [...document.querySelectorAll('#lijst .guide__link')];

live.start(page, () => ['lijst', 'kaart'].forEach((part) => window.htmx.trigger(document.getElementById(part), 'ververs')));

/** The link of who is shown is the current one, also in a list that came later. */
function mark() {
    links().forEach((link) => {
        if (link.dataset.colleague === card().dataset.colleague) {
            link.setAttribute('aria-current', 'true');
        } else {
            link.removeAttribute('aria-current');
        }
    });
}

document.addEventListener('htmx:afterSwap', ({ detail }) => {
    mark();
    if (detail.requestConfig?.elt?.matches('.guide__link')) {
        document.getElementById('kaart-titel')?.focus();
    }
});

/** The arrows go from the words through the list and back; Escape goes from what is shown to its link, and from the list to the words. */
page.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
    }
    const all = links();
    const at = all.indexOf(event.target.closest('.guide__link'));
    const inWords = event.target === words();
    let to = null;
    if (event.key === 'ArrowDown' && (inWords || at >= 0)) {
        to = all[Math.min(at + 1, all.length - 1)];
    } else if (event.key === 'ArrowUp' && at >= 0) {
        to = at === 0 ? words() : all[at - 1];
    } else if (event.key === 'Home' && at >= 0) {
        [to] = all;
    } else if (event.key === 'End' && at >= 0) {
        to = all.at(-1);
    } else if (event.key === 'Escape' && at >= 0) {
        to = words();
    } else if (event.key === 'Escape' && card().contains(event.target)) {
        to = all.find((link) => link.dataset.colleague === card().dataset.colleague) ?? words();
    }
    if (to) {
        event.preventDefault();
        to.focus();
    }
});
