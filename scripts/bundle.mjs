// Bundles a TypeScript entry for Node and keeps it until a source changes, so that the runner starts in a blink.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Newest change below a folder, in ms. */
function newest(folder) {
  let latest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(file) : statSync(file).mtimeMs);
  }
  return latest;
}

/**
 * Returns the path of the bundle of `entry` (relative to `root`), making it when a source is newer.
 * Packages stay inside the bundle except the ones in `external`.
 */
export async function bundled(root, entry, { external = [], folders = ['src'] } = {}) {
  const output = path.join(root, 'dist-cli', `${path.basename(entry).replace(/\.[^.]+$/, '')}.mjs`);
  const stampFile = `${output}.stamp`;
  const sources = folders.map((folder) => path.join(root, folder)).filter((folder) => existsSync(folder));
  if (sources.length === 0 || !existsSync(path.join(root, 'package-lock.json'))) return output;
  const stamp = String(Math.max(...sources.map(newest), statSync(path.join(root, 'package-lock.json')).mtimeMs));
  if (existsSync(output) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return output;
  const { rolldown } = await import('rolldown');
  const build = await rolldown({ input: path.join(root, entry), platform: 'node', external: [/^node:/, ...external] });
  await build.write({ file: output, format: 'esm', codeSplitting: false });
  await build.close();
  writeFileSync(stampFile, stamp);
  return output;
}
