// The table of section 2: first slot of node 1, slots, what fxp0 and control take, and how sure each is.
import { expect, it } from 'vitest';
import { CLUSTER_MODELS, clusterModel, clusterPortName, consumedPortNames, controlPortNames } from './models';

const none = 'dedicated';
const words = (names: readonly string[]): string => (names.length > 0 ? names.join(' ') : none);

it.each([
  ['SRX100', 1, 1, 'fe-0/0/6', 'fe-1/0/7', 'documented'],
  ['SRX110', 1, 1, 'fe-0/0/6', 'fe-1/0/7', 'unconfirmed'],
  ['SRX210', 2, 2, 'fe-0/0/6', 'fe-2/0/7', 'documented'],
  ['SRX220', 3, 3, 'ge-0/0/6', 'ge-3/0/7', 'documented'],
  ['SRX240', 5, 5, 'ge-0/0/0', 'ge-5/0/1', 'documented'],
  ['SRX300', 1, 1, 'ge-0/0/0', 'ge-1/0/1', 'documented'],
  ['SRX320', 3, 3, 'ge-0/0/0', 'ge-3/0/1', 'documented'],
  ['SRX340', 5, 5, none, 'ge-5/0/1', 'documented'],
  ['SRX345', 5, 5, none, 'ge-5/0/1', 'documented'],
  ['SRX380', 5, 5, none, 'ge-5/0/1', 'documented'],
  ['SRX550', 9, 9, 'ge-0/0/0', 'ge-9/0/1', 'documented'],
  ['SRX550M', 9, 9, 'ge-0/0/0', 'ge-9/0/1', 'unconfirmed'],
  ['SRX650', 9, 9, 'ge-0/0/0', 'ge-9/0/1', 'documented'],
  ['SRX1400', 4, 4, none, 'ge-4/0/10 ge-4/0/11', 'documented'],
  ['SRX1500', 7, 1, none, 'em0', 'unconfirmed'],
  ['SRX1600', 7, 3, none, 'em0 em1', 'documented'],
  ['SRX2300', 7, null, none, 'em0 em1', 'unconfirmed'],
  ['SRX4120', 7, null, none, 'em0 em1', 'unconfirmed'],
  ['SRX4300', 7, null, none, 'em0 em1', 'unconfirmed'],
  ['SRX3400', 8, 8, none, 'em0 em1', 'unconfirmed'],
  ['SRX3600', 13, 13, none, 'em0 em1', 'unconfirmed'],
  ['SRX4100', 7, 1, none, 'em0', 'unconfirmed'],
  ['SRX4200', 7, 1, none, 'em0', 'unconfirmed'],
  ['SRX4600', 7, 7, none, 'em0 em1', 'unconfirmed'],
  ['SRX4700', 7, null, none, 'em0 em1', 'unconfirmed'],
  ['SRX5400', 3, 3, none, 'em0 em1', 'unconfirmed'],
  ['SRX5600', 6, 6, none, 'em0 em1', 'documented'],
  ['SRX5800', 12, 12, none, 'em0 em1', 'documented'],
  ['vSRX', 7, null, none, 'em0', 'captured'],
] as const)('%s', (name, offset, slots, fxp0, control, confidence) => {
  const entry = clusterModel(name);
  if (!entry) throw new Error(`no ${name}`);
  expect([entry.offset, entry.slots, entry.offsetConfidence]).toEqual([offset, slots, confidence]);
  expect(entry.fxp0 ?? none).toBe(fxp0);
  expect(words(controlPortNames(entry, 1))).toBe(control);
});

it('lists each model once, and no others', () => {
  expect(CLUSTER_MODELS).toHaveLength(29);
  expect(new Set(CLUSTER_MODELS.map(({ name }) => name)).size).toBe(29);
});

it('loses ge-0/0/0, ge-0/0/1, ge-3/0/0 and ge-3/0/1 on a pair of SRX320', () => {
  const entry = clusterModel('SRX320');
  if (!entry) throw new Error('no SRX320');
  expect(consumedPortNames(entry, 0)).toEqual(['ge-0/0/0', 'ge-0/0/1']);
  expect(consumedPortNames(entry, 1)).toEqual(['ge-3/0/0', 'ge-3/0/1']);
});

it('numbers the control ports of the examples of the SRX5000 line', () => {
  expect(clusterPortName(6, 1, 'fpc-4/0')).toBe('fpc-10/0');
  expect(clusterPortName(12, 1, 'fpc-1/0')).toBe('fpc-13/0');
});
