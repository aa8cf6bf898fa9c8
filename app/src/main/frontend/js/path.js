// Which arrows a contact took, from the steps that it visited. Pure: knows elements by id, not the drawing.

/**
 * Steps are what ran, in order; gateways and events between them are not always reported. So between two steps that
 * follow each other the shortest way through elements that were not reported themselves is taken.
 *
 * @param {{id: string, source: string, target: string}[]} flows sequence flows of the model
 * @param {{host: string, id: string}[]} attached boundary events with the step that they sit on
 * @param {string[]} visited elements in the order in which they were reached
 * @returns {{elements: Set<string>, flows: Set<string>}}
 */
export function pathTaken(flows, attached, visited) {
    const elements = new Set(visited);
    const taken = new Set();
    const reported = new Set(visited);
    for (let i = 1; i < visited.length; i++) {
        for (const step of wayBetween(visited[i - 1], visited[i], flows, attached, reported)) {
            if (step.flow) {
                taken.add(step.flow);
            }
            elements.add(step.element);
        }
    }
    return { elements, flows: taken };
}

function wayBetween(from, to, flows, attached, reported) {
    const queue = [[{ element: from }]];
    const seen = new Set([from]);
    while (queue.length > 0) {
        const way = queue.shift();
        const here = way.at(-1).element;
        const next = [
            ...flows.filter((flow) => flow.source === here).map((flow) => ({ element: flow.target, flow: flow.id })),
            ...attached.filter((event) => event.host === here).map((event) => ({ element: event.id })),
        ];
        for (const step of next) {
            if (step.element === to) {
                return [...way, step];
            }
            if (!seen.has(step.element) && !reported.has(step.element)) {
                seen.add(step.element);
                queue.push([...way, step]);
            }
        }
    }
    return []; // reached in another way, such as an event subprocess
}
