// Bundles and runs every bench/*.bench.ts (or those whose name contains an argument); figures are ratios within one run.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundled } from './bundle.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const wanted = process.argv.slice(2);
for (const file of readdirSync(path.join(root, 'bench')).sort()) {
  if (!file.endsWith('.bench.ts') || (wanted.length > 0 && !wanted.some((word) => file.includes(word)))) continue;
  console.log(`\n# ${file}`);
  const bench = await import(pathToFileURL(await bundled(root, `bench/${file}`, { folders: ['src', 'bench'] })).href);
  await bench.default();
}
