// One stream of events for all pages of a browser: a browser has six connections to a server, and the server counts them too.
// The page that holds the lock has the stream and passes on what it hears; when it goes, the next has it.
const LOST = 'verbroken';
const OPENED = 'geopend';
/** What stands for a sign of life only. */
const BEAT = 'hartslag';
/** Refused for now, as with too many streams: asked again after so long, in milliseconds. */
const AGAIN = 5_000;

/**
 * @param {string} name of the lock and of the channel, with the user in it
 * @param {string} url of the stream
 * @param {number} every how often the server sends a heartbeat, in milliseconds
 * @param {string[]} events to listen for
 * @param {{heard: (event: string) => void, beat: (serverMillis: number) => void, connected: (live: boolean) => void}} to
 */
export function share(name, url, every, events, to) {
    const channel = new BroadcastChannel(name);
    let source = null;
    let heard = performance.now();
    let heardOfHolder = heard;
    let doubted = false;
    let live = true;

    function connected(now) {
        if (live !== now) {
            live = now;
            to.connected(now);
        }
    }

    function take(event, value) {
        heardOfHolder = performance.now();
        if (event === LOST) {
            connected(false);
            return;
        }
        heard = heardOfHolder;
        connected(true);
        if (event === BEAT) {
            to.beat(value);
        } else {
            to.heard(event);
        }
    }

    function tell(event, value) {
        take(event, value);
        channel.postMessage({ event, value });
    }

    channel.addEventListener('message', ({ data }) => take(data.event, data.value));

    function open() {
        source?.close();
        source = new EventSource(url);
        const mine = source;
        heard = performance.now();
        [BEAT, ...events].forEach((event) => mine.addEventListener(event, ({ data }) => tell(event, Number(data))));
        mine.addEventListener('open', () => tell(OPENED));
        mine.addEventListener('error', () => {
            tell(LOST);
            if (mine.readyState === EventSource.CLOSED) {
                setTimeout(() => source === mine && open(), AGAIN);
            }
        });
    }

    function hold(steal) {
        if (!navigator.locks) {
            open(); // not a secure context: each page has a stream of its own
            return;
        }
        navigator.locks
            .request(name, { steal }, () => new Promise(open))
            .catch(() => {
                // another page took it, since this one stood still
                source?.close();
                source = null;
                hold(false);
            });
    }

    // the server that stands still keeps its connections open; a page that the browser put to sleep keeps its lock
    setInterval(() => {
        const now = performance.now();
        const silent = now - heard > 2 * every;
        const asleep = source === null && now - heardOfHolder > 2 * every;
        if (source !== null && !live) {
            tell(LOST);
        }
        if (silent && doubted) {
            connected(false);
            if (source !== null) {
                open();
            } else if (asleep) {
                heardOfHolder = now;
                hold(true);
            }
        }
        // when the page itself stood still, what came meanwhile is taken in first
        doubted = silent && !doubted;
    }, every / 4);

    hold(false);
}
