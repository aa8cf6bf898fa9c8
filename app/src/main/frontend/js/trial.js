// A trial call: draws the model of the process where the call is, and lets a keyboard press the telephone's keys.
//
//   <div id="tekening" class="balie-path"></div>
//   <section id="gesprek" data-model="/….bpmn" data-visited="…" data-flows="…" data-active="…" data-incident="…">…</section>
//
// The section is swapped whenever something happens; the drawing stays, and only its marks change.
import NavigatedViewer from 'camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer';
import { handle, open } from './legible.js';
import { markPath } from './path-marks.js';

const drawing = document.getElementById('tekening');
const viewer = new NavigatedViewer({ container: drawing });
handle(viewer, drawing);
let drawn = '';
let unmark = () => {};
let drawingNow = Promise.resolve();

const list = (text) => (text ? text.split(',') : []);

async function show(model, path) {
    try {
        if (model !== drawn) {
            const answer = await fetch(model, { headers: { Accept: 'application/xml' } });
            if (!answer.ok) {
                throw new Error(`${model} answered ${answer.status}`);
            }
            await viewer.importXML(await answer.text());
            open(viewer);
            drawn = model;
            unmark = () => {};
        }
        unmark();
        unmark = markPath(viewer, path);
        intoView(path.active[0] ?? path.visited.at(-1));
        drawing.dataset.drawn = 'true';
    } catch (error) {
        console.error('The model cannot be drawn', error);
        drawing.dataset.drawn = 'false';
    }
}

/* The step that is carried out is never out of sight. */
function intoView(id) {
    const element = id && viewer.get('elementRegistry').get(id);
    if (!element) {
        return;
    }
    const canvas = viewer.get('canvas');
    const { x, y, width, height } = canvas.viewbox();
    const inside =
        element.x >= x && element.y >= y && element.x + (element.width ?? 0) <= x + width
        && element.y + (element.height ?? 0) <= y + height;
    if (!inside) {
        const { width: wide, height: high } = element;
        canvas.viewbox({
            x: element.x + (wide ?? 0) / 2 - width / 2,
            y: element.y + (high ?? 0) / 2 - height / 2,
            width,
            height,
        });
    }
}

function follow() {
    const call = document.getElementById('gesprek');
    const log = document.getElementById('verloop');
    if (log) {
        log.scrollTop = log.scrollHeight;
    }
    if (!call?.dataset.model) {
        return;
    }
    const { model, visited, flows, active, incident } = call.dataset;
    const path = { visited: list(visited), flows: list(flows), active: list(active), incidents: list(incident) };
    drawingNow = drawingNow.then(() => show(model, path));
}

/* What is to be done next gets the focus, unless the administrator is busy elsewhere on the page. */
function focusNext() {
    const at = document.activeElement;
    const free = !at || at === document.body || at.id === 'inhoud' || !at.isConnected;
    if (free) {
        document.querySelector('#gesprek [data-next]')?.focus({ preventScroll: true });
    }
}

/* 0-9 * # press the keys of the telephone that is shown. */
document.addEventListener('keydown', (event) => {
    const typing = event.target.matches?.('input, select, textarea');
    if (typing || event.ctrlKey || event.altKey || event.metaKey || !/^[0-9*#]$/.test(event.key)) {
        return;
    }
    const key = document.querySelector(`#gesprek [data-key="${CSS.escape(event.key)}"]`);
    if (key) {
        event.preventDefault();
        key.click();
    }
});

document.addEventListener('htmx:afterSettle', () => {
    follow();
    focusNext();
});
follow();
focusNext();
