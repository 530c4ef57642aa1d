// What the menus of cards, PICs and empty slots do to the settings of a router's services.
import { expect, it } from 'vitest';
import { drawAms } from './draw';
import { type AmsConfig, readAmsConfig } from './schema';
import { designOf, groupOf } from './testing/designs';

/** CGNAT on an MX480: three MX-SPC3 in FPC 1 to 3, six members, mams-3/1/0 the initial backup. */
const router = designOf('cgnat-many-to-one');
const group = groupOf(router);

function edited(slot: string, part: string | undefined, edit: string): AmsConfig {
  const slots = [...drawAms(router, group).nodes.values()].flatMap((node) => node.slots ?? []);
  const place = slots.find(({ key }) => key === slot);
  const thing = part === undefined ? place : place?.parts.find(({ key }) => key === part);
  const config = thing?.edits.find(({ id }) => id === edit)?.config();
  const read = config && readAmsConfig(config).value;
  if (!read) throw new Error(`${slot} ${part ?? ''} has no edit ${edit}.`);
  return read;
}
const members = (config: AmsConfig): readonly string[] => config.bundles[0]?.members.map(({ name }) => name) ?? [];
const cards = (config: AmsConfig): readonly string[] => config.cards.map(({ fpc, model }) => `${fpc} ${model}`);

it('a card moves with its PICs, in the bundle and as its backup', () => {
  const config = edited('fpc3', undefined, 'move 5');
  expect(cards(config)).toEqual(['1 MX-SPC3', '2 MX-SPC3', '5 MX-SPC3']);
  expect(members(config).slice(-2)).toEqual(['mams-5/0/0', 'mams-5/1/0']);
  expect(config.bundles[0]?.highAvailability?.preferredBackup).toBe('mams-5/1/0');
});

it('a card that goes takes its PICs out of the bundle, also the backup', () => {
  const config = edited('fpc3', undefined, 'remove');
  expect(cards(config)).toEqual(['1 MX-SPC3', '2 MX-SPC3']);
  expect(members(config)).toEqual(['mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0', 'mams-2/1/0']);
  expect(config.bundles[0]?.highAvailability).toEqual({ model: 'many-to-one' });
});

it('another card in the same slot keeps the PICs that it has', () => {
  const config = edited('fpc1', undefined, 'replace MS-MIC');
  expect(cards(config)).toContain('1 MS-MIC');
  expect(members(config)).toEqual(['mams-1/0/0', 'mams-2/0/0', 'mams-2/1/0', 'mams-3/0/0', 'mams-3/1/0']);
});

it('an empty slot takes a card, whose PICs are in no bundle yet', () => {
  const config = edited('fpc4', undefined, 'fit MS-MPC');
  expect(cards(config)).toContain('4 MS-MPC');
  expect(members(config)).toHaveLength(6);
});

it('a PIC becomes the initial backup, or leaves its bundle', () => {
  expect(edited('fpc1', 'mams-1/0/0', 'backup').bundles[0]?.highAvailability?.preferredBackup).toBe('mams-1/0/0');
  expect(members(edited('fpc1', 'mams-1/0/0', 'remove'))).not.toContain('mams-1/0/0');
});
