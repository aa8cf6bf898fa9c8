// Drawings open at a scale at which they can be read, on the start or on what is looked for. Beside each drawing stand
// buttons (layout/parts :: drawing-tools); the wheel scrolls the page until somebody works in the drawing.
export const LEGIBLE = 0.8;
const STEP = 1.25;
const MARGIN = 48;

function startOf(viewer) {
    const starts = viewer.get('elementRegistry').filter((element) => element.type === 'bpmn:StartEvent');
    return starts.find((start) => start.businessObject.$parent.$type === 'bpmn:Process') ?? starts[0];
}

/** @param room pixels at the left that something else covers */
export function open(viewer, lookedFor, room = 0) {
    const canvas = viewer.get('canvas');
    canvas.zoom('fit-viewport', 'auto');
    const { inner, outer, scale } = canvas.viewbox();
    const whole = Math.min(scale, 1, (outer.width - room) / Math.max(inner.width + MARGIN, 1));
    const readable = Math.max(whole, LEGIBLE);
    const width = outer.width / readable;
    const height = outer.height / readable;
    const left = (room + MARGIN) / readable;
    const place = viewer.get('elementRegistry').get(lookedFor) ?? startOf(viewer) ?? inner;
    if (whole >= LEGIBLE) {
        canvas.viewbox({ x: inner.x - left, y: inner.y + inner.height / 2 - height / 2, width, height });
    } else {
        const at = place.waypoints?.[0] ?? place;
        const x = lookedFor ? at.x - width / 3 : at.x - left;
        canvas.viewbox({ x: Math.max(x, inner.x - left), y: at.y + (place.height ?? 0) / 2 - height / 2, width, height });
    }
}

/** A drawing's buttons and wheel. */
export function handle(viewer, container) {
    const canvas = viewer.get('canvas');
    const around = container.closest('.balie-drawing');
    const does = {
        in: () => canvas.zoom(canvas.zoom() * STEP, 'auto'),
        out: () => canvas.zoom(canvas.zoom() / STEP, 'auto'),
        fit: () => canvas.zoom('fit-viewport', 'auto'),
        full: () => (document.fullscreenElement ? document.exitFullscreen() : around.requestFullscreen()),
    };
    around?.addEventListener('click', (event) => does[event.target.closest('[data-zoom]')?.dataset.zoom]?.());
    around?.addEventListener('fullscreenchange', () => canvas.resized());
    let working = false;
    document.addEventListener('pointerdown', ({ target }) => {
        working = container.contains(target);
    });
    container.addEventListener('keydown', () => {
        working = true;
    });
    container.addEventListener('wheel', (event) => !working && !document.fullscreenElement && event.stopPropagation(), {
        capture: true,
    });
}
