// Watches a page's stream of events: a server that stands still keeps its connections open, so that no error tells of it.
// It sends 'hartslag' as often as data-heartbeat says, in milliseconds; after two of which nothing came the stream is closed
// and opened again by htmx, which tells of that with htmx:sseError.

/** @param {(serverMillis: number) => void} beat with the server's time, at each heartbeat */
export function watch(every, beat) {
    const { htmx } = window;
    const create = htmx.createEventSource;
    let source = null;
    let heard = 0;
    htmx.createEventSource = (url) => {
        source = create(url);
        heard = performance.now();
        source.addEventListener('hartslag', (event) => {
            heard = performance.now();
            beat(Number(event.data));
        });
        return source;
    };
    let doubted = false;
    setInterval(() => {
        const silent = source !== null && source.readyState !== EventSource.CLOSED && performance.now() - heard > 2 * every;
        if (silent && doubted) {
            source.close();
            source.dispatchEvent(new Event('error'));
        }
        // when the page itself stood still, what came meanwhile is taken in first
        doubted = silent && !doubted;
    }, every / 4);
}
