// The page of all agents: fetches the list when somebody's status changed, and lets its clocks run.
import * as clocks from './clocks.js';
import * as stream from './stream.js';

const page = document.getElementById('agenten');
const connection = document.getElementById('verbinding');

function refresh() {
    window.htmx.trigger(document.getElementById('lijst'), 'ververs');
}

function connected(live) {
    const text = live ? page.dataset.textLive : page.dataset.textLost;
    if (!live) {
        connection.dataset.says = 'changed'; // from now on; that all is well at the start need not be said
    }
    connection.classList.toggle('desk__connection--lost', !live);
    if (connection.textContent !== text) {
        connection.textContent = text;
    }
}

/* What happened while there was no stream, or while the tab slept, is fetched afterwards. */
document.addEventListener('htmx:sseOpen', () => {
    connected(true);
    refresh();
});
document.addEventListener('htmx:sseError', () => connected(false));
stream.watch(Number(page.dataset.heartbeat), clocks.setTime);
document.addEventListener('htmx:afterSwap', () => clocks.show(page));
document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
        refresh();
    }
});
window.addEventListener('online', refresh);

clocks.setTime(Date.parse(page.dataset.now));
clocks.show(page);
setInterval(() => clocks.show(page), 1000);
