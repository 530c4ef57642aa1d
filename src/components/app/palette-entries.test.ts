// The palette finds what people type: every word counts, whole words first, and what is off comes last.

import { expect, test } from 'vitest';
import { loadTechnologies } from '../../machines/registry';
import { asId, emptyDesign } from '../../model';
import { openTemplate } from '../../state/documents';
import { closeDesign, currentDesign } from '../../state/editor-store';
import { type PaletteEntry, paletteEntries, RESULTS, searchEntries } from './palette-entries';

await loadTechnologies();

const entry = (
  id: string,
  group: PaletteEntry['group'],
  title: string,
  more: Partial<PaletteEntry> = {},
): PaletteEntry => ({ id, group, title, run: () => {}, ...more });
const ENTRIES: readonly PaletteEntry[] = [
  entry('undo', 'Do', 'Undo: move srx-a'),
  entry('export', 'Do', 'Export set lines'),
  entry('k1', 'Kill and repair', 'Pull ge-0/0/1: srx-a ge-0/0/1', { detail: 'port:node0/ge-0/0/1', words: 'kill' }),
  entry('k14', 'Kill and repair', 'Pull ge-0/0/14: srx-a ge-0/0/14', { detail: 'port:node0/ge-0/0/14', words: 'kill' }),
  entry('s14', 'Select', 'Select ge-0/0/14', { detail: 'srx-a node0' }),
  entry('sa', 'Select', 'Select srx-a', { detail: 'SRX345 node0' }),
];
const ids = (query: string): readonly string[] => searchEntries(ENTRIES, query).map((each) => each.id);

test('an empty query offers the actions', () => {
  expect(ids('  ')).toEqual(['undo', 'export']);
});
test('an empty query offers designs where none is open', () => {
  const shown = (design: Parameters<typeof paletteEntries>[0]) =>
    searchEntries(paletteEntries(design), '').filter((each) => each.group === 'Open');
  expect(shown(null).map((each) => each.title)).toContain('Open HQ edge pair');
  expect(shown(emptyDesign('d', asId('d')))).toEqual([]);
});
test('a fault is told with its thing, once', async () => {
  expect(await openTemplate('hq-edge-pair')).toEqual({ kind: 'opened' });
  const titles = paletteEntries(currentDesign() ?? null).map((each) => each.title);
  expect(titles).toContain('Pull srx-a ge-0/0/14');
  expect(titles).toContain('Cut the power: srx-a');
  closeDesign();
});
test('"kill ge-0/0/14" finds that port only', () => {
  expect(ids('kill ge-0/0/14')).toEqual(['k14']);
});
test('a whole name comes before a name that only begins so', () => {
  expect(ids('kill ge-0/0/1')).toEqual(['k1', 'k14']);
});
test('"select ge-0/0/14" selects', () => {
  expect(ids('select ge-0/0/14')).toEqual(['s14']);
});
test('a handle finds its device too, and case does not matter', () => {
  expect(ids('SELECT NODE0')).toEqual(['s14', 'sa']);
});
test('a word that is nowhere finds nothing', () => {
  expect(ids('kill reth9')).toEqual([]);
});
test('what is off comes after what can be done', () => {
  const entries = [entry('off', 'Do', 'Export a', { off: 'no' }), entry('on', 'Do', 'Export b')];
  expect(searchEntries(entries, 'export').map((each) => each.id)).toEqual(['on', 'off']);
});
test('long lists are cut', () => {
  const many = Array.from({ length: 500 }, (_, index) => entry(`p${index}`, 'Select', `Select ge-0/0/${index}`));
  expect(searchEntries(many, 'ge')).toHaveLength(RESULTS);
});
