// Searching in long lists of choices: what does not match is not shown, the arrows go through what does, Enter chooses.
//   data-search="id"          above buttons: the element with that id holds them
//   data-search-select="id"   above a select, as a combobox (WAI-ARIA APG, list autocomplete with manual selection)

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether each word that was typed begins a word of the name. */
function matches(typed, name) {
    const words = plain(name).split(/[^\p{L}\p{N}]+/u);
    return plain(typed)
        .split(/\s+/)
        .filter(Boolean)
        .every((part) => words.some((word) => word.startsWith(part)));
}

/* Buttons. */
const buttonsOf = (field) => [...document.getElementById(field.dataset.search).querySelectorAll('button[data-name]')];
const shown = (field) => buttonsOf(field).filter((button) => button.checkVisibility());

function filter(field) {
    buttonsOf(field).forEach((button) => {
        button.hidden = !matches(field.value, button.dataset.name);
    });
    const found = document.getElementById(`${field.id}-gevonden`);
    found.hidden = field.value.trim() === '';
    found.textContent = found.dataset.text.replace('{0}', String(shown(field).length));
}

/** The field of the list that this element stands in, or null when it needs none. */
const fieldOf = (element) => element.closest('[data-searched]')?.querySelector('[data-search]') ?? null;

function step(field, by) {
    const buttons = shown(field);
    const at = buttons.indexOf(document.activeElement);
    const next = at < 0 && by < 0 ? buttons.length - 1 : at + by;
    (buttons[next] ?? field).focus();
}

/* A select. */
const optionsOf = (field) => [...document.getElementById(field.dataset.searchSelect).options].filter((option) => option.value);

function listOf(field) {
    let list = document.getElementById(field.getAttribute('aria-controls'));
    if (list === null) {
        list = document.createElement('ul');
        list.id = field.getAttribute('aria-controls');
        list.className = 'desk__found';
        list.setAttribute('role', 'listbox');
        list.setAttribute('aria-label', field.getAttribute('aria-label'));
        list.dataset.made = '';
        field.after(list);
    }
    return list;
}

function close(field) {
    document.getElementById(field.getAttribute('aria-controls'))?.remove();
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
}

function mark(field, item) {
    listOf(field).querySelectorAll('[role="option"]').forEach((one) => one.setAttribute('aria-selected', String(one === item)));
    field.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
}

function offer(field) {
    const found = optionsOf(field).filter((option) => matches(field.value, option.text));
    if (field.value.trim() === '' || found.length === 0) {
        close(field);
        return;
    }
    const list = listOf(field);
    list.replaceChildren(
        ...found.map((option) => {
            const item = document.createElement('li');
            item.id = `${list.id}-${option.value}`;
            item.dataset.value = option.value;
            item.setAttribute('role', 'option');
            item.textContent = option.text;
            return item;
        }),
    );
    field.setAttribute('aria-expanded', 'true');
    mark(field, list.firstElementChild);
}

function choose(field, item) {
    const select = document.getElementById(field.dataset.searchSelect);
    select.value = item.dataset.value;
    field.value = '';
    close(field);
    select.focus();
    select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What is being looked for in selects of this part, for when the part is swapped. */
export const searched = (part) =>
    [...part.querySelectorAll('[data-search-select]')]
        .filter((field) => field.value !== '')
        .map((field) => ({
            id: field.id,
            value: field.value,
            at: document.getElementById(field.getAttribute('aria-controls'))?.querySelector('[aria-selected="true"]')?.id,
        }));

/** Goes on with looking for this, where the part that was swapped still has the field. */
export function goOn(looking) {
    looking.forEach(({ id, value, at }) => {
        const field = document.getElementById(id);
        if (field === null || field.value !== '') {
            return;
        }
        field.value = value;
        if (at !== undefined && field === document.activeElement) {
            offer(field);
            const item = document.getElementById(at);
            if (item !== null) {
                mark(field, item);
            }
        }
    });
}

function keyInSelect(field, event) {
    const list = document.getElementById(field.getAttribute('aria-controls'));
    const item = list?.querySelector('[aria-selected="true"]');
    const to = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
    if (to) {
        mark(field, to);
    } else if (event.key === 'Enter') {
        if (item) {
            choose(field, item);
        }
    } else if (event.key === 'Escape' && list) {
        close(field);
    } else if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') {
        return;
    }
    event.preventDefault();
}

function keyInList(event) {
    const field = fieldOf(event.target);
    if (field === null || event.altKey || event.ctrlKey || event.metaKey) {
        return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        step(field, event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && event.target === field) {
        shown(field)[0]?.click();
    } else if (event.key === '/' && event.target !== field) {
        field.focus();
    } else {
        return;
    }
    event.preventDefault();
}

/** Whether what is typed here belongs in a field, so that it is no key. */
export const isTyping = (element) => element.matches('input[type="search"], input[type="text"], textarea');

export function start() {
    document.addEventListener('input', ({ target }) => {
        if (target.matches('[data-search]')) {
            filter(target);
        } else if (target.matches('[data-search-select]')) {
            offer(target);
        }
    });
    // what is typed to search is nothing to store
    document.addEventListener('change', (event) => event.target.matches('[data-search-select]') && event.stopPropagation(), true);
    document.addEventListener('keydown', (event) => {
        if (event.target.matches('[data-search-select]')) {
            keyInSelect(event.target, event);
        } else {
            keyInList(event);
        }
    });
    document.addEventListener('mousedown', (event) => {
        const item = event.target.closest('.desk__found [role="option"]');
        const field = item && document.querySelector(`[aria-controls="${item.parentElement.id}"]`);
        if (field) {
            event.preventDefault();
            choose(field, item);
        }
    });
    document.addEventListener('focusout', ({ target }) => target.matches?.('[data-search-select]') && close(target));
    // the next time the whole list is there
    document.querySelectorAll('dialog').forEach((dialog) =>
        dialog.addEventListener('close', () =>
            dialog.querySelectorAll('[data-search]').forEach((field) => {
                field.value = '';
                filter(field);
            }),
        ),
    );
}
