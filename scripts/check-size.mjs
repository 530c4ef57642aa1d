// Fails when the JavaScript of a first load (the page's scripts and their static imports) outgrows its budget.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * kB of gzipped JavaScript. The technologies are fetched when the first picture stands, the editor while the start page is being
 * read; where an address names a design, the editor and its technology are fetched at once.
 */
const FIRST_LOAD_KB = 230;
const EDITOR_KB = 160;
const TECHNOLOGY_KB = 90;
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
function check(name, files, budget) {
  const scripts = files.filter((file) => file.endsWith('.js'));
  const bytes = scripts.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join('dist', file)), { level: 9 }).length,
    0,
  );
  const over = bytes / 1000 > budget;
  failed ||= over;
  console.log(
    `${over ? 'TOO BIG' : 'ok'}  ${name}: ${(bytes / 1000).toFixed(1)} kB gzipped of ${budget} kB (${scripts.length} files)`,
  );
}
const filesOf = (test) => [...closure(Object.keys(manifest).filter(test))].map((key) => manifest[key].file);
const first = filesOf((key) => manifest[key].isEntry);
const editor = filesOf((key) => /EditorScreen/.test(key));
if (editor.length === 0) throw new Error('the build has no chunk for the editor');
check('first load', first, FIRST_LOAD_KB);
check(
  'editor on top of it',
  editor.filter((file) => !first.includes(file)),
  EDITOR_KB,
);
const technologies = Object.entries(manifest).filter(([key]) => /^src\/machines\/[^/]+\/index\.ts$/.test(key));
if (technologies.length === 0) throw new Error('the build has no chunk for a technology');
for (const [key] of technologies) {
  const own = filesOf((each) => each === key).filter((file) => !first.includes(file));
  check(`technology ${key.split('/').at(-2)}`, own, TECHNOLOGY_KB);
}
process.exit(failed ? 1 : 0);
