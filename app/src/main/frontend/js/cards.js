// The cards of an agent's contacts: one of them is in focus, and the keys that act on a contact act on that one.

/** The contact whose card is in focus; kept while its card is swapped. */
let chosen = '';
/** Contact and state of each card, as they were shown last. */
let seen = new Map();

const all = (part) => [...part.querySelectorAll('.desk__card')];
const of = (part, contact) => all(part).find((card) => card.dataset.contact === contact);

/** The card in focus, or null when there is none. */
export function current(part) {
    return of(part, chosen) ?? all(part)[0] ?? null;
}

/** Whether a key on this element works: outside cards always, in a card only when that is in focus. */
export function answers(element, part) {
    const card = element.closest('.desk__card');
    return card === null || card === current(part);
}

/** Marks the card in focus, when there is more than one to tell apart. */
function mark(part) {
    const cards = all(part);
    const focused = current(part);
    cards.forEach((card) => {
        const is = card === focused;
        card.classList.toggle('desk__card--focus', is);
        if (is && cards.length > 1) {
            card.setAttribute('aria-current', 'true');
        } else {
            card.removeAttribute('aria-current');
        }
    });
}

/** Puts this card in focus. */
export function choose(part, card) {
    chosen = card.dataset.contact;
    mark(part);
}

/** Puts the next card in focus and the keyboard on its title, which a screen reader then says. */
export function next(part) {
    const cards = all(part);
    if (cards.length > 0) {
        const card = cards[(cards.indexOf(current(part)) + 1) % cards.length];
        choose(part, card);
        card.querySelector('.desk__call-title').focus();
    }
}

/**
 * What is new since the last time. A contact that is offered comes into focus, unless the keyboard is in another card.
 *
 * @return {{offered: HTMLElement[], arrived: HTMLElement[], changed: boolean}} the cards that are offered, those of them
 *     that were not before, and whether anything else than before is shown
 */
export function changes(part) {
    const now = new Map(all(part).map((card) => [card.dataset.contact, card.dataset.state]));
    const offered = all(part).filter((card) => card.dataset.state === 'offered');
    const arrived = offered.filter((card) => seen.get(card.dataset.contact) !== 'offered');
    const changed = now.size !== seen.size || [...now].some(([contact, state]) => seen.get(contact) !== state);
    seen = now;
    const busy = document.activeElement?.closest('.desk__card');
    if (arrived.length > 0 && !busy) {
        chosen = arrived[0].dataset.contact;
    } else if (!now.has(chosen)) {
        chosen = all(part)[0]?.dataset.contact ?? '';
    }
    mark(part);
    return { offered, arrived, changed };
}
