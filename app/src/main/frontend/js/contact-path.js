// Draws the BPMN model of a contact with the path that it took.
//
//   <div class="balie-path" role="group" aria-label="…" data-bpmn-url="…" data-path-url="…"></div>
//
// data-bpmn-url answers the model's XML; data-path-url answers
//   {"visited": ["StartEvent_1", "Task_A", …], "active": ["Task_B"], "incidents": ["Task_C"], "flows": ["Flow_1", …]}
// with visited in order of time, repeats included; flows may be left out and is then derived from visited.
import NavigatedViewer from 'camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer';
import { handle, open } from './legible.js';
import { markPath } from './path-marks.js';

async function get(url, how) {
    const answer = await fetch(url, { headers: { Accept: how === 'json' ? 'application/json' : 'application/xml' } });
    if (!answer.ok) {
        throw new Error(`${url} answered ${answer.status}`);
    }
    return answer[how]();
}

async function draw(container) {
    const viewer = new NavigatedViewer({ container });
    try {
        const [xml, path] = await Promise.all([
            get(container.dataset.bpmnUrl, 'text'),
            get(container.dataset.pathUrl, 'json'),
        ]);
        await viewer.importXML(xml);
        handle(viewer, container);
        open(viewer, path.incidents?.[0] ?? path.active?.[0] ?? path.visited?.at(-1));
        markPath(viewer, path);
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
