// Draws a BPMN model with the figures of the tables on the page:
//
//   <div class="balie-path" data-heat-map data-model-url="…"></div>
//   <tr data-spot="Task_1" data-level="3" data-contacts="120" data-abandoned="4 opgehangen">…</tr>
//
// data-spot is the id of an element or sequence flow; data-level its busyness from 0 to 5; data-abandoned may be absent.
import NavigatedViewer from 'camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer';
import { handle, open } from './legible.js';

function badge(className, text) {
    const label = document.createElement('div');
    label.className = className;
    label.textContent = text;
    return label;
}

const ROOM_FOR_A_NUMBER = 40;

const length = ({ start, end }) => Math.hypot(end.x - start.x, end.y - start.y);

/** Of an arrow, in the drawing's own measure. */
function longestPiece(waypoints) {
    const pieces = waypoints.slice(1).map((end, at) => ({ start: waypoints[at], end }));
    return pieces.reduce((longest, piece) => (length(piece) > length(longest) ? piece : longest));
}

/** The number of an arrow, in the middle of its longest piece; a short one is as busy as what it joins. */
function count(overlays, { id, waypoints }, contacts) {
    const piece = longestPiece(waypoints);
    if (length(piece) < ROOM_FOR_A_NUMBER) {
        return;
    }
    const middle = (axis) => (piece.start[axis] + piece.end[axis]) / 2 - Math.min(...waypoints.map((point) => point[axis]));
    overlays.add(id, {
        position: { left: middle('x') - 10, top: middle('y') - 9 },
        html: badge('balie-heat__count balie-heat__count--arrow', contacts),
    });
}

function mark(viewer, { spot, level, contacts, abandoned }) {
    const element = viewer.get('elementRegistry').get(spot);
    if (!element) {
        return;
    }
    const overlays = viewer.get('overlays');
    viewer.get('canvas').addMarker(spot, `balie-heat-${level}`);
    if (level === '0') {
        return;
    }
    if (element.waypoints) {
        count(overlays, element, contacts);
        return;
    }
    overlays.add(spot, { position: { top: -14, right: 22 }, html: badge('balie-heat__count', contacts) });
    if (abandoned) {
        overlays.add(spot, { position: { bottom: 8, left: 2 }, html: badge('balie-heat__left', abandoned) });
    }
}

async function draw(container) {
    const viewer = new NavigatedViewer({ container });
    try {
        const answer = await fetch(container.dataset.modelUrl, { headers: { Accept: 'application/xml' } });
        if (!answer.ok) {
            throw new Error(`${container.dataset.modelUrl} answered ${answer.status}`);
        }
        await viewer.importXML(await answer.text());
        document.querySelectorAll('tr[data-spot]').forEach((row) => mark(viewer, row.dataset));
        handle(viewer, container);
        open(viewer);
        container.dataset.drawn = 'true';
    } catch (error) {
        console.error('The model cannot be drawn', error);
        container.dataset.drawn = 'false';
        container.hidden = true;
    }
}

document.querySelectorAll('[data-heat-map]').forEach(draw);
