// Calling from a link: another page opens the desk with whom to call, and the browser can have every tel: link do that.

const canRegister = typeof navigator.registerProtocolHandler === 'function' && window.isSecureContext;

/* The number is there, the agent decides; a refresh of the page does not ask again. */
function openLinked(dialog) {
    dialog.showModal();
    document.getElementById('bel-wie').focus();
    window.history.replaceState(null, '', window.location.pathname);
}

export function start() {
    const dialog = document.getElementById('bellen');
    if (dialog.dataset.now === 'true') {
        openLinked(dialog);
    }
    const register = document.getElementById('klik-en-bel');
    register.hidden = !canRegister;
    register.addEventListener('click', () => {
        ['tel', 'web+balie'].forEach((scheme) => navigator.registerProtocolHandler(scheme, `${window.location.origin}/desk?bel=%s`));
    });
}
