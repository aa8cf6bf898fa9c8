// A form with a fault says so alike everywhere: first in the title, and the focus is where the first fault is.
const WRONG = [
    'main [aria-invalid="true"]',
    'main .utrecht-form-field--invalid',
    'main form .utrecht-form-field-error-message:not([hidden])',
    'main form .utrecht-alert--error',
].join();
const FIELDS = 'input:not([type="hidden"]), select, textarea, button';

/** Puts the word before the title while something is wrong. */
export function tell() {
    const word = document.body.dataset.wrong ?? '';
    const bare = document.title.startsWith(word) ? document.title.slice(word.length) : document.title;
    document.title = document.querySelector(WRONG) ? word + bare : bare;
}

/** Whether there is a fault, whose field then has the focus. */
export function focus() {
    const first = document.querySelector(WRONG);
    const around = first?.closest('.utrecht-form-field, fieldset') ?? first;
    const field = first?.matches(FIELDS) ? first : around?.querySelector(FIELDS);
    if (first && !field) {
        first.tabIndex = -1;
    }
    (field ?? first)?.focus();
    return first !== null;
}
