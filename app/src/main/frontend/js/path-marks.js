// Marks on a drawn BPMN model which way a contact took.
import { pathTaken } from './path.js';

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

/**
 * @param viewer of bpmn-js, with a model
 * @param {{visited?: string[], flows?: string[], active?: string[], incidents?: string[]}} path visited in order of time,
 *     repeats included; flows may be left out and is then derived from visited
 * @returns {() => void} takes the marks away
 */
export function markPath(viewer, path) {
    const canvas = viewer.get('canvas');
    const overlays = viewer.get('overlays');
    const undo = [];
    const known = (id) => viewer.get('elementRegistry').get(id);
    const model = ofModel(viewer);
    const { elements, flows } = pathTaken(model.flows, model.attached, path.visited ?? []);
    const add = (ids, marker) =>
        [...ids].filter(known).forEach((id) => {
            canvas.addMarker(id, marker);
            undo.push(() => canvas.removeMarker(id, marker));
        });
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
            const overlay = overlays.add(id, { position: { top: -12, right: 18 }, html: badge });
            undo.push(() => overlays.remove(overlay));
        }
    }
    return () => undo.forEach((each) => each());
}
