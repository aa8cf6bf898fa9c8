// What an imported model would change, and whether it can be drawn. Knows models as bpmn-moddle reads them.

const REFERENCES = new Set(['incoming', 'outgoing', 'flowElements', 'artifacts', 'laneSets', 'documentation']);
const BY_ID = new Set(['sourceRef', 'targetRef', 'attachedToRef', 'default', 'messageRef', 'errorRef', 'signalRef']);

function inside(container) {
    return (container.flowElements ?? []).flatMap((element) => [element, ...inside(element)]);
}

export function processesOf(definitions) {
    return (definitions.rootElements ?? []).filter((root) => root.$type === 'bpmn:Process');
}

function elements(definitions) {
    return processesOf(definitions).flatMap(inside).filter(({ $type }) => !/Data|Association/.test($type));
}

function print(element) {
    return JSON.stringify(element, (key, value) => {
        if (REFERENCES.has(key)) {
            return undefined;
        }
        if (BY_ID.has(key)) {
            return value?.id;
        }
        const bare = Array.isArray(value) || !value || typeof value !== 'object';
        // a list that was looked for is there, but empty
        return bare ? (value?.length === 0 && typeof value !== 'string' ? undefined : value) : Object.fromEntries(Object.entries(value).sort());
    });
}

export function label(element) {
    const ends = [element.sourceRef, element.targetRef].map((end) => end?.name || '…');
    return element.name || (element.$type === 'bpmn:SequenceFlow' ? ends.join(' → ') : element.id);
}

/** Elements and arrows without a place in the first diagram or in that of a subprocess. */
export function undrawn(definitions) {
    const drawn = new Set(
        (definitions.diagrams ?? [])
            .flatMap(({ plane }) => plane?.planeElement ?? [])
            .filter(({ bounds, waypoint }) => bounds || waypoint?.length > 1)
            .map(({ bpmnElement }) => bpmnElement?.id),
    );
    return elements(definitions).filter(({ id }) => !drawn.has(id));
}

export function hasDrawing(definitions) {
    return (definitions.diagrams?.[0]?.plane?.planeElement ?? []).length > 0;
}

/** {added, removed, changed}: labels. */
export function changes(before, after) {
    const old = new Map(elements(before).map((element) => [element.id, element]));
    const fresh = new Map(elements(after).map((element) => [element.id, element]));
    const names = (list) => list.map(label);
    return {
        added: names([...fresh.values()].filter(({ id }) => !old.has(id))),
        removed: names([...old.values()].filter(({ id }) => !fresh.has(id))),
        changed: names([...fresh.values()].filter((element) => old.has(element.id) && print(old.get(element.id)) !== print(element))),
    };
}

/** The model as this callflow's: its process keeps the callflow's id and name. */
export function adopt(definitions, id, name) {
    const processes = processesOf(definitions);
    const process = processes.find(({ isExecutable }) => isExecutable) ?? processes[0];
    process.id = id;
    process.name = name;
}
