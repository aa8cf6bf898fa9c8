// Checks every element template against the schema that Camunda Modeler uses.
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { validateZeebe } = require('@bpmn-io/element-templates-validator');

const folder = join(__dirname, '.camunda', 'element-templates');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
let wrong = files.length === 0;

for (const file of files) {
  const { valid, errors } = validateZeebe(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  if (!valid) {
    wrong = true;
    errors.forEach((error) => console.error(`${file}: ${error.message}`));
  }
}
if (files.length === 0) {
  console.error(`no element templates in ${folder}`);
}
process.exitCode = wrong ? 1 : 0;
