// Reads and judges a file that is to be imported, beside the drawing; lists what it would change.
import { adopt, changes, hasDrawing, label, processesOf, undrawn } from './model-changes.js';
import { read } from './model-file.js';

/** {refusal}, or {model, warnings, added, removed, changed} of a file that can take the place of the drawing. */
export async function judge(file, modeler, data) {
    if (file.size > Number(data.most)) {
        return { refusal: data.textImportLarge };
    }
    const { text, encoding } = await read(file);
    if (encoding) {
        return { refusal: data.textImportEncoding.replace('{0}', encoding) };
    }
    const { rootElement, warnings } = await modeler.get('moddle').fromXML(text);
    if (rootElement.$type !== 'bpmn:Definitions' || processesOf(rootElement).length === 0) {
        return { refusal: data.textImportFailed };
    }
    if (!hasDrawing(rootElement)) {
        return { refusal: data.textImportBlank };
    }
    const without = undrawn(rootElement);
    if (without.length > 0) {
        return { refusal: data.textImportUndrawn.replace('{0}', without.map(label).join(', ')) };
    }
    const own = processesOf(modeler.getDefinitions()).find(({ id }) => id === data.process);
    adopt(rootElement, data.process, own?.name ?? data.name);
    const { xml: model } = await modeler.get('moddle').toXML(rootElement, { format: true });
    return { model, warnings, ...changes(modeler.getDefinitions(), rootElement) };
}

const told = ({ element, value, message }) => [element?.id, value ?? message].filter(Boolean).join(': ');

export function list({ warnings, added, removed, changed }, data, place) {
    const lines = [
        [data.textImportAdded, added],
        [data.textImportRemoved, removed],
        [data.textImportChanged, changed],
        [data.textImportWarnings, warnings.map(told)],
    ].filter(([, names]) => names.length > 0);
    place.replaceChildren();
    (lines.length > 0 ? lines : [[data.textImportSame, []]]).forEach(([words, names]) => {
        const item = document.createElement('li');
        const bold = document.createElement('strong');
        bold.textContent = words;
        item.append(bold, ` ${names.join(', ')}`);
        place.append(item);
    });
}
