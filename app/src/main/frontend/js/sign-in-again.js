// Who is signed out while he works signs in again in a dialog, and what he was doing goes on.
let waiting = null;

function page() {
    return fetch(window.location.href, { headers: { Accept: 'text/html' } });
}

async function readPage(answer) {
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

const token = (html) => html.querySelector('meta[name="csrf-token"]')?.content;

/** Takes over the new session's token; answers whether somebody is signed in. */
async function signedIn() {
    const answer = await page();
    if (!answer.ok || answer.redirected) {
        return false;
    }
    const fresh = token(await readPage(answer));
    if (fresh) {
        document.querySelector('meta[name="csrf-token"]').content = fresh;
    }
    return Boolean(fresh);
}

/** Whether the dialog asks for the code of an app, after the password was right. */
const asksCode = (form) => !form.querySelector('[data-part="code"]').hidden;

function askCode(form, code) {
    form.querySelector('[data-part="code"]').hidden = !code;
    form.querySelector('[data-part="name"]').hidden = code;
    form.querySelector('[data-part="password"]').hidden = code;
    form.querySelector('#weer-code').value = '';
    if (code) {
        form.querySelector('#weer-code').focus();
    }
}

async function signIn(form) {
    const before = await readPage(await fetch(form.action, { headers: { Accept: 'text/html' } }));
    const body = asksCode(form)
        ? new URLSearchParams({ code: form.querySelector('#weer-code').value })
        : new URLSearchParams(new FormData(form));
    body.set('_csrf', before.querySelector('[name="_csrf"]')?.value ?? token(before) ?? '');
    const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'text/html' }, body });
    const wanted = new URL(answer.url).pathname === `${new URL(form.action).pathname}/code`;
    const first = wanted && !asksCode(form);
    askCode(form, wanted);
    return first ? 'code' : signedIn();
}

/** Resolves to whether somebody signed in. */
export function signInAgain() {
    waiting ??= new Promise((resolve) => {
        const dialog = document.getElementById('weer-aanmelden');
        const form = dialog.querySelector('form');
        const refused = dialog.querySelector('[data-part="refused"]');
        refused.hidden = true;
        let busy = false;
        const done = (outcome) => {
            waiting = null;
            form.onsubmit = null;
            dialog.onclose = null;
            form.reset();
            askCode(form, false);
            dialog.close();
            resolve(outcome);
        };
        form.onsubmit = async (event) => {
            event.preventDefault();
            if (busy) {
                return;
            }
            busy = true;
            refused.hidden = true;
            const elsewhere = event.submitter?.dataset.elsewhere !== undefined;
            const outcome = await (elsewhere ? signedIn() : signIn(form)).catch(() => false);
            busy = false;
            if (outcome === true) {
                done(true);
            } else if (outcome !== 'code') {
                refused.textContent = asksCode(form) ? refused.dataset.textCode : refused.dataset.textPassword;
                refused.hidden = false;
            }
        };
        dialog.onclose = () => done(false);
        dialog.showModal();
    });
    return waiting;
}
