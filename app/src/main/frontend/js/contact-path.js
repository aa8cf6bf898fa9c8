// Draws the BPMN model of a contact with the path that it took.
//
//   <div class="balie-path" role="group" aria-label="…" data-bpmn-url="…" data-path-url="…"></div>
//
// data-bpmn-url answers the model's XML; data-path-url answers
//   {"visited": ["StartEvent_1", "Task_A", …], "active": ["Task_B"], "incidents": ["Task_C"], "flows": ["Flow_1", …]}
// with visited in order of time, repeats included; flows may be left out and is then derived from visited.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { pathTaken } from './path.js';

async function get(url, how) {
    const answer = await fetch(url, { headers: { Accept: how === 'json' ? 'application/json' : 'application/xml' } });
    if (!answer.ok) {
        throw new Error(`${url} answered ${answer.status}`);
    }
    return answer[how]();
}

function ofModel(viewer) {
    const elements = viewer.get('elementRegistry').filter((element) => !element.labelTarget);
    return {
        flows: elements
            .filter((element) => element.type === 'bpmn:SequenceFlow')
            .map(({ id, businessObject: flow }) => ({ id, source: flow.sourceRef.id, target: flow.targetRef.id })),
        attached: elements
            .filter((element) => element.type === 'bpmn:BoundaryEvent')
            .map(({ id, businessObject: event }) => ({ id, host: event.attachedToRef.id })),
    };
}

function mark(viewer, path) {
    const canvas = viewer.get('canvas');
    const overlays = viewer.get('overlays');
    const known = (id) => viewer.get('elementRegistry').get(id);
    const model = ofModel(viewer);
    const { elements, flows } = pathTaken(model.flows, model.attached, path.visited ?? []);
    const add = (ids, marker) => [...ids].filter(known).forEach((id) => canvas.addMarker(id, marker));
    add(elements, 'balie-visited');
    add(path.flows ?? flows, 'balie-visited');
    add(path.active ?? [], 'balie-active');
    add(path.incidents ?? [], 'balie-incident');

    const times = new Map();
    (path.visited ?? []).forEach((id) => times.set(id, (times.get(id) ?? 0) + 1));
    for (const [id, count] of times) {
        if (count > 1 && known(id)) {
            const badge = document.createElement('div');
            badge.className = 'balie-path__count';
            badge.textContent = `${count}×`;
            overlays.add(id, { position: { top: -12, right: 18 }, html: badge });
        }
    }
}

async function draw(container) {
    const viewer = new NavigatedViewer({ container });
    try {
        const [xml, path] = await Promise.all([
            get(container.dataset.bpmnUrl, 'text'),
            get(container.dataset.pathUrl, 'json'),
        ]);
        await viewer.importXML(xml);
        viewer.get('canvas').zoom('fit-viewport', 'auto');
        mark(viewer, path);
        container.dataset.drawn = 'true';
    } catch (error) {
        console.error('The model cannot be drawn', error);
        container.dataset.drawn = 'false';
        container.hidden = true;
    }
}

function drawAll(root) {
    root.querySelectorAll('[data-bpmn-url]:not([data-drawn])').forEach(draw);
}

document.addEventListener('htmx:load', (event) => drawAll(event.detail.elt));
drawAll(document);
