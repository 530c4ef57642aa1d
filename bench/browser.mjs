// What the browser benches share: a build of the app that is served, a browser, frame times. It knows no design.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PORT = 4187;
const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const folder = path.join(root, 'node_modules', '.cache', 'standby-bench');

/** Serves a fresh build; returns its address and how to stop it. */
export async function serveBuild() {
  const built = spawnSync(
    process.execPath,
    [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (built.status !== 0) process.exit(1);
  const server = spawn(
    process.execPath,
    [vite, 'preview', '--outDir', folder, '--port', String(PORT), '--strictPort'],
    {
      cwd: root,
      stdio: 'ignore',
    },
  );
  const address = `http://localhost:${PORT}/`;
  for (let i = 0; i < 100; i += 1) {
    if (
      await fetch(address).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return { address, stop: () => server.kill() };
}

/** Frame times in ms while `gesture` runs. */
export async function frames(page, gesture) {
  await page.evaluate(() => {
    const times = [];
    let last = performance.now();
    globalThis.benchFrames = times;
    globalThis.benchStop = false;
    const tick = (now) => {
      times.push(now - last);
      last = now;
      if (!globalThis.benchStop) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await gesture();
  const times = await page.evaluate(() => {
    globalThis.benchStop = true;
    return globalThis.benchFrames.slice(1);
  });
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** The system's browser, in software rendering. */
export function launch() {
  const system = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (each) => each && existsSync(each),
  );
  return chromium.launch({
    ...(system ? { executablePath: system } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/** Opens a design file in the app. */
export async function open(page, file) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^Open a file/ }).click(),
  ]);
  await chooser.setFiles(file);
  await page.locator('.react-flow__node-device').first().waitFor({ state: 'attached' });
}
