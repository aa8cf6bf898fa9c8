// The page of all agents: fetches the list when somebody's status changed, and lets its clocks run.
import * as live from './live-page.js';

const list = document.getElementById('lijst');
const refresh = () => window.htmx.trigger(list, 'ververs');

/* What was fetched before the answer to an action is older than that answer, and would take away the form that waits for it. */
let acting = 0;

document.addEventListener('htmx:beforeSend', ({ detail }) => {
    acting += detail.requestConfig.verb === 'post' ? 1 : 0;
});

document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    if (acting > 0 && detail.target === list && detail.requestConfig.verb === 'get') {
        detail.shouldSwap = false;
    }
});

document.addEventListener('htmx:afterRequest', ({ detail }) => {
    if (detail.requestConfig.verb === 'post') {
        acting -= 1;
        setTimeout(refresh); // later, since htmx is still busy with the list
    }
});

live.start(document.getElementById('agenten'), refresh);
