// Checks our exports with a Junos schema checker where one is at hand; a clone without it says so and passes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { complaintsAbout } from './json-schema.mjs';

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

/** Whose schema a technology's Junos text has to keep; of Mist Edges it is the switch side, whose statements SRX has, too. */
const PLATFORMS = {
  'chassis-cluster': 'srx',
  'multinode-ha': 'srx',
  ams: 'mx',
  'routing-engine': 'mx',
  'mist-edge': 'srx',
};

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

const SCHEMAS = { mxclusters: 'mxcluster', mxedges: 'mxedge', mxtunnels: 'mxtunnel', wlans: 'wlan-tunnel' };

/** Every API body of a design against the schema of its collection; a site's setting holds its tunnel. */
function checkBodies(name) {
  const result = standby('export', name, '--format', 'mist-json');
  checks++;
  if (result.status !== 0) {
    fail(`export ${name} mist-json`, result);
    return;
  }
  for (const { method, path: where, body } of JSON.parse(result.stdout).requests) {
    const collection = where.split('/').at(-1);
    const [file, own] =
      collection === 'setting' ? ['site-mxtunnel', body.mxtunnel] : [`${SCHEMAS[collection]}.export`, body];
    const schema = JSON.parse(readFileSync(path.join(reference, 'schemas', 'mist', `${file}.schema.json`), 'utf8'));
    const complaints = complaintsAbout(own, schema);
    checks++;
    if (complaints.length > 0) fail(`${name}: ${method} ${where}`, { stdout: complaints.join('\n'), stderr: '' });
  }
}

/** The reference's own samples: those that must pass do, those that must fail do. */
function checkSamples() {
  const folderOfSchemas = path.join(reference, 'schemas', 'mist');
  const { cases } = JSON.parse(readFileSync(path.join(folderOfSchemas, 'samples.json'), 'utf8'));
  for (const { schema, valid, body, case: what } of cases) {
    const known = JSON.parse(readFileSync(path.join(folderOfSchemas, schema), 'utf8'));
    checks++;
    if ((complaintsAbout(body, known).length === 0) !== valid) fail(`sample ${what}`, { stdout: '', stderr: '' });
  }
}

/** Options that put another system into the same device, and with it into the same configuration. */
const SHARED = { ams: ['gres'] };

const templates = JSON.parse(standby('templates', '--json').stdout);
for (const { id, technology } of templates) {
  if (!(technology in PLATFORMS)) continue;
  const specs = [id, ...(SHARED[technology] ?? []).map((option) => `${id}+${option}`)];
  for (const spec of specs) checkExports(spec, spec, PLATFORMS[technology]);
}
if (existsSync(path.join(reference, 'schemas', 'mist'))) {
  checkSamples();
  for (const { id } of templates.filter(({ technology }) => technology === 'mist-edge')) {
    checkBodies(id);
    checkBodies(`${id}+dualarm+crm=300+tcp=300+preempt=02:00@10:00`);
    checkBodies(`${id}+ordered+disable+reconnect`);
  }
}
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
