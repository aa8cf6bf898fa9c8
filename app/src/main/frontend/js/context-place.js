// The context pad stands beside its element where it covers no neighbour: a stray click on one would change the flow.
const ROOM = 12;

function overlaps(one, other) {
    return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}

/** How much of the neighbours a place would cover, in square pixels. */
function covered(place, neighbours) {
    return neighbours.filter((neighbour) => overlaps(place, neighbour)).reduce((sum, { left, right, top, bottom }) => {
        const width = Math.min(right, place.right) - Math.max(left, place.left);
        const height = Math.min(bottom, place.bottom) - Math.max(top, place.top);
        return sum + width * height;
    }, 0);
}

function ContextPlace(eventBus, contextPad, canvas, elementRegistry) {
    const original = contextPad._getPosition.bind(contextPad);
    contextPad._getPosition = (target) => {
        const usual = original(target);
        const pad = contextPad._current?.html;
        if (Array.isArray(target) || target.waypoints || !pad) {
            return usual;
        }
        const frame = canvas.getContainer().getBoundingClientRect();
        const bounds = (element) => {
            const { left, right, top, bottom } = canvas.getGraphics(element).querySelector('.djs-visual').getBoundingClientRect();
            return { left: left - frame.left, right: right - frame.left, top: top - frame.top, bottom: bottom - frame.top };
        };
        const own = bounds(target);
        const { offsetWidth: width, offsetHeight: height } = pad;
        const neighbours = elementRegistry
            .filter((element) => element !== target && element.parent && !element.waypoints && !element.labelTarget
                && !(element.children ?? []).includes(target) && element.host !== target && element !== target.host)
            .map(bounds);
        const places = [
            usual,
            { left: own.left, top: own.bottom + ROOM },
            { left: own.left, top: own.top - height - ROOM },
            { left: own.left - width - ROOM, top: own.top },
            { left: usual.left, top: own.bottom + ROOM },
            { left: usual.left, top: own.top - height - ROOM },
        ].map((place) => ({ ...place, right: place.left + width, bottom: place.top + height }));
        const cost = (place) => covered(place, neighbours);
        const best = places.find((place) => cost(place) === 0) ?? places.reduce((a, b) => (cost(b) < cost(a) ? b : a));
        return { left: best.left, top: best.top };
    };
    eventBus.on('contextPad.open', () => contextPad._updatePosition());
}

ContextPlace.$inject = ['eventBus', 'contextPad', 'canvas', 'elementRegistry'];

export const besides = { __depends__: [], __init__: ['contextPlace'], contextPlace: ['type', ContextPlace] };
