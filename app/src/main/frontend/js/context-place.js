// The context pad stands as near to its element as there is room: within the canvas, and over no other shape or label. A
// stray click on one would change the flow.
const ROOM = 8;

const at = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });

const overlap = (one, other) =>
    one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

/** How much of the others a place would cover, in square pixels. */
function covered(place, others) {
    return others.filter((other) => overlap(place, other)).reduce((sum, { left, right, top, bottom }) => {
        const width = Math.min(right, place.right) - Math.max(left, place.left);
        const height = Math.min(bottom, place.bottom) - Math.max(top, place.top);
        return sum + width * height;
    }, 0);
}

/** How far two lie apart, in whole pixels. */
function gap(one, other) {
    const aside = Math.max(one.left - other.right, other.left - one.right, 0);
    const above = Math.max(one.top - other.bottom, other.top - one.bottom, 0);
    return Math.round(Math.hypot(aside, above));
}

/** Within the frame, aligned with what is there: where anything is free, the nearest free place is among them. */
function placesIn(frame, others, own, usual) {
    const width = usual.right - usual.left;
    const height = usual.bottom - usual.top;
    const between = (least, most, all) => new Set(all.map((one) => Math.max(least, Math.min(one, most))));
    const lefts = between(frame.left, frame.right - width,
        [usual.left, own.left, frame.left, frame.right, ...others.flatMap(({ left, right }) => [right, left - width])]);
    const tops = between(frame.top, frame.bottom - height,
        [usual.top, frame.top, frame.bottom, ...others.flatMap(({ top, bottom }) => [bottom, top - height])]);
    return [...lefts].flatMap((left) => [...tops].map((top) => at(left, top, width, height)));
}

/** The free place that is nearest to its own; null where nothing is free. */
function nearest(places, others, own, usual) {
    const nearer = (one, other) => {
        const far = ({ left, top }) => Math.hypot(left - usual.left, top - usual.top);
        return gap(one, own) - gap(other, own) || far(one) - far(other);
    };
    return places.reduce((found, place) =>
        (found && nearer(place, found) >= 0) || others.some((other) => overlap(place, other)) ? found : place, null);
}

/** Clear of everything; or else, where there is no such room, of the other shapes alone, or over as little of them as can be. */
function best(frame, { others, self, tools }, own, usual) {
    const wide = [...others, ...self, ...tools].map((one) =>
        at(one.left - ROOM, one.top - ROOM, one.width + 2 * ROOM, one.height + 2 * ROOM));
    const clear = nearest(placesIn(frame, wide, own, usual), wide, own, usual);
    if (clear) {
        return clear;
    }
    const places = placesIn(frame, others, own, usual);
    return nearest(places, others, own, usual)
        ?? places.reduce((one, other) => (covered(other, others) < covered(one, others) ? other : one));
}

function ContextPlace(contextPad, canvas, elementRegistry) {
    const container = canvas.getContainer();
    const usually = contextPad._getPosition.bind(contextPad);

    /** What lies around the target, and so under its pad wherever that stands. */
    function contains(element, target) {
        return element.children?.length > 0
            && [target].flat().some((one) => one === element || contains(element, one.parent ?? []));
    }

    const placeOf = (drawn) => drawn.getBoundingClientRect();

    function thingsIn(frame, target) {
        const shapes = elementRegistry.filter((element) => element.parent && !element.waypoints && !contains(element, target));
        const places = (elements) => elements.map((element) => placeOf(canvas.getGraphics(element)))
            .filter((place) => place.width > 0 && overlap(place, frame));
        const selected = [target].flat();
        return {
            others: places(shapes.filter((element) => !selected.includes(element))),
            self: places(shapes.filter((element) => selected.includes(element))),
            tools: [...container.querySelectorAll('.djs-palette, .djs-minimap, .bjs-powered-by')].map(placeOf),
        };
    }

    contextPad._getPosition = (target) => {
        const frame = placeOf(container);
        const bounds = contextPad._getTargetBounds(target);
        const position = usually(target);
        if (!overlap(bounds, frame)) {
            return position;
        }
        const { offsetWidth, offsetHeight } = contextPad._current.html;
        const usual = at(frame.left + position.left, frame.top + position.top, offsetWidth, offsetHeight);
        const own = target.waypoints ? at(usual.left, usual.top, 0, 0) : bounds;
        const { left, top } = best(frame, thingsIn(frame, target), own, usual);
        return { left: left - frame.left, top: top - frame.top };
    };
}

ContextPlace.$inject = ['contextPad', 'canvas', 'elementRegistry'];

export const besides = { __depends__: [], __init__: ['contextPlace'], contextPlace: ['type', ContextPlace] };
