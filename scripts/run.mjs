#!/usr/bin/env node
// Runs start, test, build and bench from a bare clone: Node built-ins only, because node_modules may not exist yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const windows = process.platform === 'win32';
const [task = 'start', ...rest] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Standby needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** The environment for children, without what an outer npm would impose on an inner one (omit, ignore-scripts, …). */
function childEnv(extra = {}) {
  const imposed =
    /^npm_(config_(omit|only|production|include|ignore_scripts|workspace|global|dry_run)|lifecycle|package|command)/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !imposed.test(name)));
  delete env.NODE_ENV;
  return { ...env, ...extra };
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { stdio: 'inherit', env: childEnv(), shell: windows, ...options });
  if (result.error) console.error(`${command}: ${result.error.message}`);
  return result.status ?? 1;
}

const tool = (name) => path.join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name);
const viteScript = path.join('node_modules', 'vite', 'bin', 'vite.js');

/** Installs packages unless exactly these are installed already: the stamp is written last, so a broken install leaves none. */
function ensurePackages() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) hash.update(readFileSync(file));
  const wanted = hash.update(`${process.platform} ${process.arch} ${process.versions.modules}`).digest('hex');
  const stamp = path.join('node_modules', '.standby-setup');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('[setup] installing packages (npm ci)');
  const outer = process.env.npm_execpath;
  const [npm, ...before] = outer && /\.c?js$/.test(outer) ? [process.execPath, outer] : ['npm'];
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--prefer-offline'];
  if (run(npm, [...before, 'ci', ...flags]) !== 0) {
    console.warn('[setup] npm ci failed; trying npm install without saving');
    if (run(npm, [...before, 'install', '--no-save', ...flags]) !== 0) process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

const answers = (file) =>
  Boolean(file) && existsSync(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;

async function findChromium() {
  const system = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find(answers);
  if (system) return system;
  const { chromium } = await import('@playwright/test');
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

/** The system's Chromium, else one from the system's packages (Debian as root), else Playwright's own download. */
async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('[setup] installing Chromium (apt-get)');
    const quiet = { stdio: ['ignore', 'inherit', 'inherit'], env: childEnv({ DEBIAN_FRONTEND: 'noninteractive' }) };
    const packages = ['chromium', 'fonts-dejavu-core'];
    const flags = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
    if (run('apt-get', ['update', '-q'], quiet) === 0) run('apt-get', ['install', ...flags, ...packages], quiet);
    const installed = await findChromium();
    if (installed) return installed;
  }
  console.log('[setup] downloading Chromium (playwright install)');
  run(tool('playwright'), ['install', ...(isRoot || process.env.CI ? ['--with-deps'] : []), 'chromium']);
  const downloaded = await findChromium();
  if (downloaded) return downloaded;
  console.error('[setup] No Chromium was found. Install one and set CHROMIUM_PATH=/path/to/chromium.');
  process.exit(1);
}

const times = [];
function stage(name, command, args, extra = {}) {
  console.log(`\n[${name}]`);
  const began = Date.now();
  const status = run(command, args, { env: childEnv(extra) });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  times.push(`${name} ${seconds} s`);
  console.log(`[${name}] ${status === 0 ? 'ok' : 'FAILED'} ${seconds} s`);
  if (status !== 0) process.exit(status);
}

function build() {
  stage('build', process.execPath, [viteScript, 'build']);
  stage('size', process.execPath, ['scripts/check-size.mjs']);
}

async function test() {
  const chromium = await ensureChromium();
  stage('types', tool('tsc'), ['-p', 'tsconfig.json']);
  stage('format', tool('biome'), ['check', '.']);
  stage('lint', tool('oxlint'), ['--type-aware', '--quiet', 'src', 'e2e', 'bench', 'scripts']);
  stage('unused', tool('knip'), ['--no-progress']);
  stage('unit', tool('vitest'), ['run']);
  build();
  stage('e2e', tool('playwright'), ['test', ...rest], { CHROMIUM_PATH: chromium });
  console.log(`\n${times.join(' · ')}`);
}

function start() {
  const server = spawn(process.execPath, [viteScript, ...rest], { stdio: 'inherit', env: childEnv() });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
  // npm passes SIGTERM to its shell only: without this watch the server would outlive it and keep the port.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && server.kill('SIGTERM'), 500).unref();
  server.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
}

ensurePackages();
if (task === 'start') start();
else if (task === 'test') await test();
else if (task === 'build') build();
else if (task === 'bench') stage('bench', process.execPath, ['scripts/bench.mjs', ...rest]);
else if (task === 'setup') console.log(`Chromium: ${await ensureChromium()}`);
else {
  console.error(`Unknown task "${task}": start, test, build, bench or setup.`);
  process.exit(2);
}
