// Time to read and write 30,000 lines of Junos text; a reading is to stay below 150 ms on one core.
import { effectiveTree, maskSecrets, readJunos, writeJunos } from '../src/vendor/junos';

const LINES = 30_000;

/** A configuration of `lines` set lines as a large firewall has them: units, policies, prefixes, routes, descriptions. */
function largeConfiguration(lines: number): string {
  const out = ['set version 22.4R3', 'set chassis cluster reth-count 48'];
  for (let i = 0; out.length < lines; i++) {
    const net = `10.${(i >> 8) & 255}.${i & 255}`;
    const port = `ge-${i % 12}/0/${i % 48}`;
    switch (i % 6) {
      case 0:
        out.push(`set interfaces ${port} unit ${i} family inet address ${net}.1/24`);
        break;
      case 1:
        out.push(
          `set security policies from-zone z${i % 40} to-zone z${i % 37} policy p${i} match source-address any destination-address h${i} application junos-https`,
        );
        break;
      case 2:
        out.push(`set security address-book global address h${i} ${net}.7/32`);
        break;
      case 3:
        out.push(`set policy-options prefix-list pl${i % 50} ${net}.0/24`);
        break;
      case 4:
        out.push(`set interfaces ${port} unit ${i - 4} description "link number ${i}"`);
        break;
      default:
        out.push(`set routing-options static route ${net}.0/24 next-hop 192.0.2.${i & 255}`);
    }
  }
  return `${out.join('\n')}\n`;
}

/** The first of nine runs (code not yet compiled), the best (least disturbed by other processes) and the median, in milliseconds. */
function measure(run: () => unknown): { readonly first: number; readonly median: number; readonly best: number } {
  const times: number[] = [];
  for (let i = 0; i < 9; i++) {
    const begin = performance.now();
    run();
    times.push(performance.now() - begin);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { first: times[0] ?? 0, median: sorted[4] ?? 0, best: sorted[0] ?? 0 };
}

/** Prints the table. */
export default function bench(): void {
  const set = largeConfiguration(LINES);
  const { tree } = readJunos(set);
  const curly = writeJunos(tree, { form: 'curly', secrets: 'masked' });
  const curlyLines = curly.split('\n').length - 1;
  const shortCurly = writeJunos(readJunos(largeConfiguration(LINES / 3)).tree, { form: 'curly', secrets: 'masked' });

  const cases = [
    [`read ${LINES} set lines`, () => readJunos(set)],
    [`read ${shortCurly.split('\n').length - 1} curly lines`, () => readJunos(shortCurly)],
    [`read ${curlyLines} curly lines (the same configuration)`, () => readJunos(curly)],
    ['write it in set form', () => writeJunos(tree, { form: 'set', secrets: 'masked' })],
    ['write it in curly form', () => writeJunos(tree, { form: 'curly', secrets: 'masked' })],
    ['inheritance (nothing to inherit)', () => effectiveTree(tree, { node: 'node0' })],
    ['mask the raw text', () => maskSecrets(set)],
  ] as const;

  console.log('Junos text, one core, milliseconds');
  console.log('   first    best  median');
  for (const [name, run] of cases) {
    const { first, best, median } = measure(run);
    console.log(`${[first, best, median].map((ms) => ms.toFixed(1).padStart(8)).join('')}  ${name}`);
  }
}
