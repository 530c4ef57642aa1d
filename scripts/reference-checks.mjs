// Checks our exports with a Junos schema checker where one is at hand; a clone without it says so and passes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

/** Whose schema a technology's Junos text has to keep; what is configured by something else has no entry. */
const PLATFORMS = { 'chassis-cluster': 'srx', 'multinode-ha': 'srx', ams: 'mx', 'routing-engine': 'mx' };

/** Exports a design in both forms and has each checked, and both compared. */
function checkExports(name, design, platform = 'srx') {
  const files = {};
  for (const form of ['set', 'curly']) {
    const target = path.join(folder, `${name.replace(/[^\w.-]/g, '_')}.${form}`);
    const result = standby('export', design, '--format', `junos-${form}`, '--show-secrets', '-o', target);
    checks++;
    if (result.status !== 0) {
      fail(`export ${name} ${form}`, result);
      return;
    }
    // A folder where each device has a configuration of its own.
    files[form] = statSync(target).isDirectory()
      ? readdirSync(target)
          .sort()
          .map((file) => path.join(target, file))
      : [target];
    for (const file of files[form])
      expectClean(`junos-check ${name} ${form} ${path.basename(file)}`, checker, ['--platform', platform, file]);
  }
  for (const [index, file] of files.set.entries())
    expectClean(`junos-check --diff ${name}`, checker, [
      '--platform',
      platform,
      '--diff',
      file,
      files.curly[index] ?? '',
    ]);
}

const templates = JSON.parse(standby('templates', '--json').stdout);
for (const { id, technology } of templates) if (technology in PLATFORMS) checkExports(id, id, PLATFORMS[technology]);
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
