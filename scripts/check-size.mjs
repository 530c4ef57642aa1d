// Fails when the JavaScript of a first load (the page's scripts and their static imports) outgrows its budget.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGETS = [
  { name: 'start page', entry: (chunk) => chunk.isEntry, kB: 230 },
  {
    name: 'start page and editor together',
    entry: (chunk) => chunk.isEntry || /Editor/.test(chunk.src ?? ''),
    kB: 230,
  },
];
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

/** Files of a chunk and of everything that it imports statically. */
function closure(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    closure(manifest[key].imports ?? [], seen);
  }
  return seen;
}

let failed = false;
for (const budget of BUDGETS) {
  const roots = Object.keys(manifest).filter((key) => budget.entry(manifest[key]));
  const files = [...closure(roots)].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'));
  const bytes = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join('dist', file)), { level: 9 }).length,
    0,
  );
  const kB = bytes / 1000;
  const over = kB > budget.kB;
  failed ||= over;
  console.log(
    `${over ? 'TOO BIG' : 'ok'}  ${budget.name}: ${kB.toFixed(1)} kB gzipped of ${budget.kB} kB (${files.length} files)`,
  );
}
process.exit(failed ? 1 : 0);
