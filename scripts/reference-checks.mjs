// Checks our exports with a Junos schema checker where one is at hand; a clone without it says so and passes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const reference = process.env.STANDBY_REFERENCE ?? path.join(root, '..', 'shared');
const checker = path.join(reference, 'tools', 'junos-check');
if (!existsSync(checker)) {
  console.log('[reference] no Junos schema checker here: exports are checked by the unit tests only');
  process.exit(0);
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'standby-'));
let checks = 0;
let failures = 0;
function fail(what, result) {
  failures++;
  console.error(`FAILED ${what}\n${result.stdout}${result.stderr}`);
}
const standby = (...words) =>
  spawnSync(process.execPath, ['scripts/standby.mjs', ...words], { cwd: root, encoding: 'utf8' });
function expectClean(what, command, args) {
  checks++;
  const result = spawnSync(command, args, { encoding: 'utf8' });
  if (result.status !== 0) fail(what, result);
}

/** Exports a design in both forms and has each checked, and both compared. */
function checkExports(name, design) {
  const files = {};
  for (const form of ['set', 'curly']) {
    const file = path.join(folder, `${name.replace(/[^\w.-]/g, '_')}.${form}`);
    const result = standby('export', design, '--format', `junos-${form}`, '--show-secrets', '-o', file);
    checks++;
    if (result.status !== 0) {
      fail(`export ${name} ${form}`, result);
      return;
    }
    files[form] = file;
    expectClean(`junos-check ${name} ${form}`, checker, [file]);
  }
  expectClean(`junos-check --diff ${name}`, checker, ['--diff', files.set, files.curly]);
}

const templates = JSON.parse(standby('templates', '--json').stdout);
for (const { id } of templates) checkExports(id, id);
const inputs = path.join(reference, 'inputs');
for (const input of existsSync(inputs) ? readdirSync(inputs) : []) {
  const design = path.join(folder, `${input}.json`);
  const result = standby('import', path.join(inputs, input), '-o', design);
  checks++;
  if (result.status === 2) fail(`import ${input}`, result);
  else checkExports(input, design);
}
const lock = path.join(folder, 'package-lock.json');
writeFileSync(lock, readFileSync(path.join(root, 'package-lock.json')));
const completed = spawnSync(process.execPath, [path.join(reference, 'tools', 'complete-lock.mjs'), lock], {
  encoding: 'utf8',
});
checks++;
if (completed.status !== 0 || !/added: 0\b/.test(completed.stdout))
  fail('package-lock.json is complete for every platform', completed);
rmSync(folder, { recursive: true });
console.log(`reference: ${checks - failures} passed, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
