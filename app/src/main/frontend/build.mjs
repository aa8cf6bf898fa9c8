// Bundles styles and scripts into the folder that is given as first argument (the class path's static/assets).
// Works only when something changed: a stamp next to the outcome keeps a hash of every input.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, '../../../target/classes/static/assets'));
const stamp = join(out, '.inputs');

function filesBelow(folder) {
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.name !== 'node_modules')
        .flatMap((entry) => {
            const path = join(folder, entry.name);
            return entry.isDirectory() ? filesBelow(path) : [path];
        })
        .sort();
}

function hashOfInputs() {
    const hash = createHash('sha256');
    for (const file of filesBelow(here)) {
        hash.update(file.slice(here.length)).update(readFileSync(file));
    }
    return hash.digest('hex');
}

/** npm writes node_modules/.package-lock.json last: older than the lock means that the packages are not the lock's. */
function installPackages() {
    const installed = join(here, 'node_modules/.package-lock.json');
    const lock = join(here, 'package-lock.json');
    if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) {
        return;
    }
    execFileSync('npm', ['ci', '--no-progress', '--loglevel=error'], { cwd: here, stdio: 'inherit' });
}

/**
 * What camunda-bpmn-js brings that the Content-Security-Policy refuses, in another form: fonts as files instead of data
 * addresses, and in pieces of HTML and SVG attributes instead of inline styles.
 */
const withinPolicy = {
    name: 'within-policy',
    setup(build) {
        build.onResolve({ filter: /bpmn-embedded\.css$/ }, ({ path, resolveDir }) => ({
            path: join(resolveDir, path.replace('bpmn-embedded.css', 'bpmn.css')),
        }));
        const files = [
            'bpmn-js-color-picker/colors/ColorPopupProvider',
            'bpmn-js/lib/features/align-elements/AlignElementsIcons',
            'bpmn-js/lib/features/distribute-elements/DistributeElementsIcons',
            'bpmn-js-properties-panel/dist/index.esm',
        ];
        build.onLoad({ filter: new RegExp(`(${files.join('|')})\\.js$`) }, ({ path }) => ({
            contents: readFileSync(path, 'utf8')
                .replaceAll('<div style="height: 100%" ', '<div ')
                .replace(/style="((?:[a-z-]+:[^;"]+;?)+)"/g, (whole, styles) =>
                    styles.replace(/([a-z-]+):\s*([^;]+);?/g, '$1="$2" ').trim(),
                ),
            loader: 'js',
        }));
    },
};

async function bundle() {
    const esbuild = await import('esbuild');
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    await esbuild.build({
        absWorkingDir: here,
        entryPoints: ['css/balie.css', 'css/contact-path.css', 'css/desk.css', 'js/balie.js', 'js/contact-path.js', 'js/bar.js', 'js/desk.js', 'js/own-note.js', 'js/agents.js', 'js/guide.js', 'js/recording.js', 'js/click-to-call.js',
            'css/modeler.css', 'js/modeler.js', 'js/heat-map.js', 'css/trial.css', 'js/trial.js', 'css/phone.css', 'js/phone.js', 'js/citizen.js'],
        entryNames: '[name]',
        assetNames: 'files/[name]-[hash]',
        outdir: out,
        bundle: true,
        minify: true,
        format: 'iife',
        target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
        loader: { '.woff2': 'file', '.woff': 'empty', '.eot': 'empty', '.ttf': 'empty', '.svg': 'empty' },
        plugins: [withinPolicy],
        legalComments: 'linked',
        logLevel: 'warning',
    });
    cpSync(join(here, 'images'), out, { recursive: true });
}

const inputs = hashOfInputs();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== inputs) {
    installPackages();
    await bundle();
    writeFileSync(stamp, inputs);
}
