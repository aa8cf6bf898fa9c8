// A page beside the desk that changes by itself: says whether it is connected, and fetches what happened while it was not.
// The element that is given has data-now, data-heartbeat, data-text-live and data-text-lost; #verbinding shows the connection.
import * as clocks from './clocks.js';
import * as stream from './stream.js';

/** @param {() => void} refresh fetches what is shown */
export function start(page, refresh) {
    const connection = document.getElementById('verbinding');

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
}
