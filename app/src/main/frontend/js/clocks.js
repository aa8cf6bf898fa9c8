// Running clocks: data-since counts up, data-until counts down; both hold a moment of the server.

/** The server's clock minus this computer's, in milliseconds: an agent's clock may be minutes off. */
let ahead = 0;

/** @param {number} serverMillis the server's time at this moment */
export function setTime(serverMillis) {
    if (Number.isFinite(serverMillis)) {
        ahead = serverMillis - Date.now();
    }
}

/** Seconds as 0:07, 12:30 or 1:02:03. */
export function words(seconds) {
    const whole = Math.max(0, Math.floor(seconds));
    const two = (number) => String(number).padStart(2, '0');
    return whole < 3600
        ? `${Math.floor(whole / 60)}:${two(whole % 60)}`
        : `${Math.floor(whole / 3600)}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
}

/** Writes all clocks below this element. */
export function show(root) {
    const now = Date.now() + ahead;
    root.querySelectorAll('.desk__clock').forEach((clock) => {
        const { since, until } = clock.dataset;
        if (!since && !until) {
            return; // nobody waits
        }
        const seconds = until ? Math.ceil((Date.parse(until) - now) / 1000) : (now - Date.parse(since)) / 1000;
        const text = words(seconds);
        if (clock.textContent !== text) {
            clock.textContent = text;
        }
    });
    root.querySelectorAll('progress[data-until]').forEach((bar) => {
        const until = Date.parse(bar.dataset.until);
        const from = Date.parse(bar.dataset.from);
        bar.value = Math.min(1, Math.max(0, (until - now) / Math.max(1, until - from)));
    });
}
