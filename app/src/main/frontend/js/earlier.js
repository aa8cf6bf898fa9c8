// Earlier contacts of who calls: fetched by themselves when a card shows them, once for each contact, and kept while the card is
// swapped. Whether they are open is remembered.
//   <details data-earlier data-url="…">, see templates/desk/earlier.html
import { read } from './parts.js';

/** What was fetched, by the id of its details. */
const lists = new Map();

const listOf = (details) => details.querySelector('[data-earlier-list]');

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

export function start({ turn }) {
    document.addEventListener(
        'toggle',
        ({ target }) => {
            if (target.matches?.('[data-earlier]')) {
                turn('earlier', target.open);
                if (target.open) {
                    load(target);
                }
            }
        },
        true,
    );
}
