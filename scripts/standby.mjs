#!/usr/bin/env node
// Starts the headless runner: bundles src/cli once per change, then runs the bundle.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundled } from './bundle.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
if (!existsSync(path.join(root, 'node_modules', 'xstate'))) {
  console.error('standby: packages are not installed; run "npm start" or "npm ci" once.');
  process.exit(2);
}
const { main } = await import(pathToFileURL(await bundled(root, 'src/cli/main.ts')).href);
process.exitCode = await main(process.argv.slice(2));
