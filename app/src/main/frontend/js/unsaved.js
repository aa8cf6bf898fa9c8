// Asks before what was typed is lost: the browser does, when a page is left while a form has something that is not sent.

/** What was sent and not refused. */
const sent = new Set();

/** Forms to fill in: not those to search or try something with, nor what saves itself as it is filled in. */
function isKept(form) {
    return form.method === 'post' && !form.matches('[hx-trigger], .balie-filter, [data-unsaved="fine"], dialog form');
}

function isChanged(field) {
    if (field.disabled || ['hidden', 'submit', 'button'].includes(field.type)) {
        return false;
    }
    if (field.type === 'checkbox' || field.type === 'radio') {
        return field.checked !== field.defaultChecked;
    }
    if (field.type === 'file') {
        return field.files.length > 0;
    }
    return field.options
        ? [...field.options].some((option) => option.selected !== option.defaultSelected) && !isUntouched(field)
        : field.value !== field.defaultValue;
}

/** A browser chooses the first where the page chooses none. */
function isUntouched(select) {
    const { options } = select;
    return !select.multiple && select.selectedIndex === 0 && ![...options].some((option) => option.defaultSelected);
}

/** What came back with a fault is not stored either. */
function isUnsaved(form) {
    return isKept(form) && !sent.has(form)
        && (form.dataset.unsaved === 'yes' || form.querySelector('[aria-invalid="true"]') !== null || [...form.elements].some(isChanged));
}

export function start() {
    window.addEventListener('beforeunload', (event) => {
        if ([...document.forms].some(isUnsaved)) {
            event.preventDefault();
            setTimeout(() => sent.clear()); // runs only when he stays
        }
    });
    window.addEventListener('submit', (event) => {
        const goesBy = event.target.getAttribute('hx-boost') || event.target.getAttribute('hx-post');
        if (!event.defaultPrevented || goesBy) {
            sent.add(event.target);
        }
    });
    // refused, or not arrived: what was typed is still here only
    document.addEventListener('htmx:afterRequest', ({ detail }) => {
        const form = detail.elt.closest('form');
        if (form && !detail.successful) {
            sent.delete(form);
        }
    });
    window.addEventListener('pageshow', (event) => event.persisted && sent.clear());
}
