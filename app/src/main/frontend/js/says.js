// Tells screen readers what changes on a page (WCAG 4.1.3, technique ARIA22): one role=status and one role=alert stand in
// every page from its load and are filled here; what is shown is no live region itself, so nothing is said twice.
//
//   <p data-says>…</p>               said when it appears, also in the page as it came
//   <p data-says="changed">…</p>     what the page came with is not said
//   <p data-says="at-once">…</p>     interrupts, once in a tab for as long as it stands
//
// data-announce holds other words than the element's own. An element with an id is said again only with other words, however
// often it is replaced; what stands among the notices is said each time that it comes.
const SAYING = '[data-says], #meldingen > *';
/** So long a sentence stays, in milliseconds; then who reads through the page does not meet it at its start. */
const STAYS = 10_000;
/** Readers miss what a region is filled with in the moment in which it comes into their page. */
const MOMENT = 150;
const AT_ONCE = 'balie.said-at-once';

let said = new Map();
const told = new WeakMap();

function words(element) {
    const text = element.dataset.announce ?? element.textContent;
    return element.checkVisibility() ? text.replace(/\s+/g, ' ').trim() : '';
}

/** What stands behind an open dialog is not there for a screen reader, so the region goes along. */
function intoSight(region) {
    const place = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
    if (region.parentElement !== place) {
        place.append(region);
    }
}

/** Says this now: politely, or at once. */
function say(text, atOnce = false) {
    const region = document.getElementById(atOnce ? 'gezegd-meteen' : 'gezegd');
    if (!region) {
        return;
    }
    intoSight(region);
    setTimeout(() => {
        const sentence = document.createElement('p');
        sentence.textContent = text;
        region.append(sentence);
        setTimeout(() => sentence.remove(), STAYS);
    }, MOMENT);
}

function sayAtOnce(lines) {
    const before = JSON.parse(sessionStorage.getItem(AT_ONCE) ?? '[]');
    lines.filter((line) => !before.includes(line)).forEach((line) => say(line, true));
    sessionStorage.setItem(AT_ONCE, JSON.stringify(lines));
}

function look(first) {
    const now = new Map();
    const atOnce = [];
    document.querySelectorAll(SAYING).forEach((element) => {
        const text = words(element);
        const how = element.dataset.says;
        if (how === 'at-once') {
            atOnce.push(text);
        } else if (element.id) {
            now.set(element.id, text);
            if (text && text !== said.get(element.id) && !(first && how === 'changed')) {
                say(text);
            }
        } else if (text && told.get(element) !== text) {
            told.set(element, text);
            say(text);
        }
    });
    said = now;
    sayAtOnce(atOnce.filter(Boolean));
}

export function start() {
    look(true);
    new MutationObserver(() => look(false)).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['hidden', 'data-says', 'open'],
    });
}
