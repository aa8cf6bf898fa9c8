// Earlier contacts of who calls: fetched by themselves when a card shows them, once for each contact, and kept while the card is
// swapped. Whether they are open is remembered.
//   <details data-earlier data-url="…">, see templates/desk/earlier.html
import { read } from './parts.js';

/** What was fetched, by the id of its details. */
const lists = new Map();
/** The ids of those that somebody opened himself: he is told how many there are; one that comes open with a card says nothing. */
const asked = new Set();

const listOf = (details) => details.querySelector('[data-earlier-list]');

function tell(details) {
    const number = listOf(details)?.querySelector('p[id]');
    if (number && asked.has(details.id)) {
        number.dataset.says = '';
    }
}

async function load(details) {
    const list = listOf(details);
    if (list === null || lists.has(details.id)) {
        return;
    }
    lists.set(details.id, list);
    try {
        const response = await fetch(details.dataset.url, { headers: { 'HX-Request': 'true' } });
        if (!response.ok || response.redirected) {
            throw new Error(String(response.status));
        }
        list.replaceChildren(read(await response.text()));
        tell(details);
    } catch {
        lists.delete(details.id);
        const failed = document.createElement('p');
        failed.textContent = details.dataset.textFailed;
        list.replaceChildren(failed);
    }
}

/** Opens and fills them as they were, in cards that came or were swapped. */
export function shown(part, { isOn }) {
    const all = [...part.querySelectorAll('[data-earlier]')];
    [...lists.keys()].filter((id) => !all.some((details) => details.id === id)).forEach((id) => lists.delete(id));
    all.forEach((details) => {
        const kept = lists.get(details.id);
        if (kept && !details.contains(kept)) {
            listOf(details).replaceWith(kept);
        }
        details.open = isOn('earlier');
        if (details.open) {
            load(details);
        }
    });
}

export function start({ isOn, turn }) {
    // by mouse or key; two in quick succession are one toggle
    document.addEventListener('click', ({ target }) => {
        const details = target.closest?.('[data-earlier] > summary')?.parentElement;
        if (details) {
            asked.add(details.id);
        }
    });
    document.addEventListener(
        'toggle',
        ({ target }) => {
            if (target.matches?.('[data-earlier]')) {
                if (isOn('earlier') !== target.open) {
                    turn('earlier', target.open);
                }
                if (target.open) {
                    load(target);
                    tell(target);
                }
            }
        },
        true,
    );
}
