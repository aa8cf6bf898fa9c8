// A part of a page is swapped only when it changed: what did not must not take the focus or a choice away.

function comparable(part) {
    const copy = part.cloneNode(true);
    copy.querySelectorAll('.desk__clock').forEach((clock) => clock.replaceChildren());
    copy.querySelectorAll('[name="_csrf"]').forEach((token) => token.remove());
    copy.querySelectorAll('[data-shortcut]').forEach((button) => button.removeAttribute('aria-keyshortcuts'));
    copy.querySelectorAll('progress').forEach((bar) => bar.removeAttribute('value'));
    copy.querySelectorAll('[aria-current]').forEach((card) => card.removeAttribute('aria-current'));
    copy.querySelectorAll('[data-channel]').forEach((queues) => queues.removeAttribute('hidden'));
    copy.querySelectorAll('[data-put-back]').forEach((contact) => contact.removeAttribute('value'));
    copy.querySelectorAll('[data-made]').forEach((list) => list.remove());
    copy.querySelectorAll('[data-search-select]').forEach((field) => {
        field.setAttribute('aria-expanded', 'false');
        field.removeAttribute('aria-activedescendant');
    });
    copy.querySelectorAll('[data-earlier]').forEach((earlier) => earlier.removeAttribute('open'));
    copy.querySelectorAll('[data-earlier-list], [data-note-state]').forEach((filled) => filled.replaceChildren());
    copy.querySelectorAll('[data-note-state], [data-note] textarea').forEach((note) => {
        note.classList.remove('desk__note-state--wrong');
        note.removeAttribute('aria-invalid');
    });
    copy.querySelectorAll('[data-numbers-of]').forEach((numbers) => numbers.replaceChildren());
    copy.querySelectorAll('[data-now]').forEach((row) => row.removeAttribute('data-now'));
    copy.querySelectorAll('p[data-announce]').forEach((row) => row.removeAttribute('data-says'));
    copy.querySelectorAll('[class]').forEach((styled) =>
        styled.classList.remove('htmx-added', 'htmx-settling', 'htmx-request', 'desk__card--focus'),
    );
    return copy.innerHTML.replace(/\s+/g, ' ').trim();
}

/** What an answer says, to be read or compared: it never comes into the page, and a template runs nothing. */
export function read(html) {
    const answer = document.createElement('template');
    answer.innerHTML = html;
    return answer.content;
}

/** Whether this answer shows anything else than the part does. */
export function isNew(part, html) {
    const wanted = document.createElement('div');
    wanted.append(read(html));
    return comparable(part) !== comparable(wanted);
}
