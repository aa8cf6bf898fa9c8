// The page on which a callflow is drawn. Everything that it needs stands in the data attributes of .balie-modeler.
import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler';
import NavigatedViewer from 'camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer';
import './adopted-styles.js';
import { besides } from './context-place.js';
import { handle, open as openLegibly } from './legible.js';
import { judge, list } from './model-import.js';
import { translate } from './modeler-words.js';
import { signInAgain } from './sign-in-again.js';

const PAUSE = 1000;
const PATIENCE = 5000;

const page = document.querySelector('.balie-modeler');
const data = page.dataset;
const part = (name) => page.querySelector(`[data-part="${name}"]`);
const editable = data.editable === 'true';

function meta(name) {
    return document.querySelector(`meta[name="${name}"]`)?.content;
}

async function send(method, url, body) {
    const form = body instanceof URLSearchParams;
    const ask = () => fetch(url, {
        method,
        headers: {
            Accept: 'application/json',
            'Content-Type': form ? 'application/x-www-form-urlencoded' : 'application/xml',
            [meta('csrf-header')]: meta('csrf-token'),
        },
        body,
    });
    let answer = await ask();
    if (answer.status === 401 && (await signInAgain())) {
        answer = await ask();
    }
    const json = (answer.headers.get('Content-Type') ?? '').includes('json') ? await answer.json() : {};
    return { ok: answer.ok, status: answer.status, ...json };
}

async function get(url, how) {
    const answer = await fetch(url, { headers: { Accept: `application/${how === 'json' ? 'json' : 'xml'}` } });
    if (!answer.ok) {
        throw new Error(`${url} answered ${answer.status}`);
    }
    return answer[how]();
}

let modeler;

/** The parts of the properties panel where a step is filled in are open; the others wait until they are asked for. */
function layout(steps) {
    const groups = {};
    steps.flatMap((step) => step.groups ?? []).forEach(({ id }) => {
        groups[`ElementTemplates__CustomProperties-${id}`] = { open: true };
    });
    return { open: true, groups };
}

function open(steps) {
    const additionalModules = [{ translate: ['value', translate] }, ...(editable ? [besides] : [])];
    const container = part('canvas');
    return editable
        ? new Modeler({
              container,
              propertiesPanel: { parent: part('properties'), layout: layout(steps) },
              additionalModules,
          })
        : new NavigatedViewer({ container, additionalModules });
}

/** Beside the palette and not below it. */
function fit() {
    openLegibly(modeler, new URLSearchParams(window.location.search).get('element'), editable ? 100 : 0);
}

/* What is said, where a screen reader hears it too. */
function say(kind, text) {
    const template = document.getElementById(`melding-${kind}`).content.cloneNode(true);
    template.querySelector('p').textContent = text;
    document.getElementById('meldingen').replaceChildren(template);
}

/* Findings: at their element and in a list. */
function show(findings) {
    const registry = modeler.get('elementRegistry');
    const canvas = modeler.get('canvas');
    const overlays = modeler.get('overlays');
    overlays.remove({ type: 'balie-finding' });
    registry.forEach((element) => canvas.removeMarker(element, 'balie-wrong'));
    const list = part('findings');
    list.replaceChildren();
    findings.forEach(({ element, name, text }, index) => {
        const shape = element && registry.get(element);
        if (shape && shape !== canvas.getRootElement()) {
            canvas.addMarker(shape, 'balie-wrong');
            const mark = document.createElement('span');
            mark.className = 'balie-finding-mark';
            mark.textContent = String(index + 1);
            mark.title = text;
            overlays.add(shape, 'balie-finding', { position: { top: -12, left: -12 }, html: mark });
        }
        list.append(line(shape, name, text));
    });
    part('verdict').textContent = findings.length === 0 ? data.textNone : data.textSome;
    part('check').hidden = false;
    part('check').classList.toggle('balie-check--right', findings.length === 0);
}

function line(shape, name, text) {
    const item = document.createElement('li');
    const button = document.createElement('button');
    const root = modeler.get('canvas').getRootElement();
    button.type = 'button';
    button.className = 'utrecht-button utrecht-button--subtle balie-finding';
    const where = document.createElement('strong');
    where.textContent = !shape || shape === root ? data.textModel : name || shape.businessObject.name || data.textUnnamed;
    button.append(where, ` ${text}`);
    button.disabled = !shape;
    button.addEventListener('click', () => select(shape));
    item.append(button);
    return item;
}

function select(shape) {
    modeler.get('canvas').scrollToElement(shape, 80);
    modeler.get('selection', false)?.select(shape);
    modeler.get('canvas').focus();
}

async function xml() {
    return (await modeler.saveXML({ format: true })).xml;
}

/* The draft is kept by itself, a moment after each change; never over what somebody else drew. */
let revision = Number(data.revision);
let changes = 0;
let kept = 0;
let saving = null;
let timer = null;
let lost = false;
let refused = { at: -1, because: '' };

function state(text) {
    part('state').textContent = text;
}

function changed() {
    changes += 1;
    state(data.textNotSaved);
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
}

/** Stores the draft when it differs from what is stored; one at a time. Answers whether everything is stored. */
async function keep() {
    clearTimeout(timer);
    if (saving) {
        await saving;
    }
    if (lost || !editable || kept === changes || refused.at === changes) {
        return kept === changes && !lost;
    }
    saving = store();
    const done = await saving;
    saving = null;
    return done;
}

async function store() {
    const upTo = changes;
    state(data.textSaving);
    try {
        const drawn = await xml();
        const answer = await send('PUT', `${data.draftUrl}?revisie=${revision}`, drawn);
        if (answer.status === 409) {
            conflict(answer.text);
            return false;
        }
        if (answer.status >= 500) {
            throw new Error(`the draft was answered with ${answer.status}`);
        }
        if (!answer.ok) {
            refuse(upTo, answer);
            return false;
        }
        revision = answer.revision;
        kept = upTo;
        refused = { at: -1, because: '' };
        state(kept === changes ? data.textSaved : data.textNotSaved);
        check(drawn);
        return true;
    } catch (error) {
        console.warn('The draft is not stored', error);
        state(data.textSaveFailed);
        timer = setTimeout(keep, PATIENCE);
        return false;
    }
}

/** What another try would not change is told once, with its cause; the next change is tried again. */
function refuse(at, answer) {
    const because = cause(answer);
    state(`${data.textNotSaved}. ${because}`);
    if (because !== refused.because) {
        say('error', because);
    }
    refused = { at, because };
}

function cause({ status, findings }) {
    const texts = { 401: data.textSignedOut, 403: data.textForbidden, 404: data.textGone };
    return texts[status] ?? (findings?.map(({ text }) => text).join(' ') || data.textRefused);
}

function conflict(text) {
    lost = true;
    state(data.textNotSaved);
    const dialog = document.getElementById('conflict');
    dialog.querySelector('[data-part="conflict-text"]').textContent = text;
    dialog.showModal();
}

async function check(drawn) {
    const answer = await send('POST', data.checkUrl, drawn);
    if (answer.ok) {
        show(answer.findings);
    }
    return answer;
}

async function deploy(form) {
    const dialog = document.getElementById('uitrollen');
    if (!(await keep())) {
        dialog.close();
        if (!lost) {
            say('error', `${data.textNotDeployed} ${refused.at === changes ? refused.because : data.textSaveFailed}`);
        }
        return;
    }
    const answer = await send(
        'POST',
        data.deployUrl,
        new URLSearchParams({ revisie: revision, toelichting: new FormData(form).get('toelichting') }),
    );
    dialog.close();
    if (answer.status === 409) {
        conflict(answer.text);
    } else if (answer.text) {
        say(answer.ok ? 'ok' : 'error', answer.text);
        if (answer.ok || answer.status === 422) {
            show(answer.findings);
        }
        if (answer.newest) {
            part('newest').textContent = answer.newest;
            part('newest').hidden = false;
            document.querySelectorAll('[data-once-deployed]').forEach((link) => {
                link.hidden = false;
            });
        }
    } else {
        say('error', `${data.textNotDeployed} ${answer.status >= 500 ? data.textSaveFailed : cause(answer)}`);
    }
}

/* Import: the file is read and judged beside the drawing, which stays until somebody has seen what would change. */
async function take(file) {
    const outcome = await judge(file, modeler, data).catch((error) => {
        console.warn('The file is no model', error);
        return { refusal: data.textImportFailed };
    });
    if (outcome.refusal) {
        say('error', outcome.refusal);
    } else {
        offer(outcome);
    }
}

let offered = null;
let beforeImport = null;

function offer(outcome) {
    offered = outcome.model;
    list(outcome, data, part('import-changes'));
    document.getElementById('importeren').showModal();
}

/** Puts a model in place of the drawing; when that fails, or it cannot be kept, the drawing is back as it was. */
async function replace(model, text) {
    document.getElementById('importeren').close();
    const before = await xml();
    try {
        await modeler.importXML(model);
        fit();
        changed();
        const keeping = await keep();
        if (!keeping && refused.at === changes) {
            throw new Error(refused.because);
        }
        beforeImport = before;
        part('undo').hidden = false;
        say('ok', text);
    } catch (error) {
        console.warn('The model is not taken', error);
        await modeler.importXML(before).catch(() => window.location.reload());
        fit();
        changed();
        say('error', `${data.textImportFailed} ${refused.because}`);
    }
}

async function exportDrawing() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await xml()], { type: 'application/xml' }));
    link.download = `${data.process}.bpmn`;
    link.click();
    URL.revokeObjectURL(link.href);
}

const actions = {
    check: async () => {
        const answer = await check(await xml());
        if (answer.ok) {
            say(answer.findings.length === 0 ? 'ok' : 'warning', answer.findings.length === 0 ? data.textNone : data.textSome);
            part('check').scrollIntoView({ block: 'nearest' });
        }
    },
    export: exportDrawing,
    'import-now': () => replace(offered, data.textImported),
    'import-undo': async () => {
        await replace(beforeImport, data.textUndone);
        part('undo').hidden = true;
    },
    import: () => part('file').click(),
    'export-mine': exportDrawing,
    'open-theirs': () => window.location.reload(),
};

function listen() {
    document.addEventListener('click', (event) => {
        const action = event.target.closest('[data-action]')?.dataset.action;
        actions[action]?.();
    });
    part('file')?.addEventListener('change', (event) => {
        const [file] = event.target.files;
        event.target.value = '';
        if (file) {
            take(file);
        }
    });
    document.querySelector('#uitrollen form')?.addEventListener('submit', (event) => {
        event.preventDefault();
        deploy(event.target);
    });
    // stored by itself: leaving asks only when that was not possible yet
    window.addEventListener('beforeunload', (event) => {
        if (kept !== changes && !lost) {
            keep();
            event.preventDefault();
        }
    });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep());
}

async function begin() {
    try {
        const [drawn, steps] = await Promise.all([get(data.modelUrl, 'text'), editable ? get(data.stepsUrl, 'json') : []]);
        modeler = open(steps);
        if (editable) {
            modeler.get('elementTemplatesLoader').setTemplates(steps);
        }
        handle(modeler, part('canvas'));
        await modeler.importXML(drawn);
        fit();
        if (editable) {
            modeler.on('commandStack.changed', changed);
            listen();
            check(drawn);
        }
        data.drawn = 'true';
    } catch (error) {
        console.warn('The callflow cannot be drawn', error);
        data.drawn = 'false';
        say('error', data.textDrawFailed);
    }
}

begin();
