// Opens the browser's phone in a small window of its own, or brings it forward: it is never loaded again, since a call may be in it.
const NAME = 'balie-telefoon';

document.addEventListener('click', (event) => {
    const opener = event.target.closest?.('[data-phone-window]');
    if (opener === null) {
        return;
    }
    const link = document.querySelector('a[data-phone-window]');
    const phone = link && window.open('', NAME, 'popup,width=520,height=780');
    if (phone) {
        if (phone.location.pathname !== new URL(link.href).pathname) {
            phone.location = link.href;
        }
        phone.focus();
        if (opener === link) {
            event.preventDefault();
        }
    }
});
