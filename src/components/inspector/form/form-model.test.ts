// The walk over schemas, places of values, and the words of forms.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { blankOf, fieldModel, modelAt } from './field-model';
import { changeLabel, entryName, inSentence, wordsOfKey } from './field-words';
import { valueAt, withValueAt } from './value-at';

const weight = v.pipe(
  v.number('Weight must be a number.'),
  v.integer('Weight must be whole.'),
  v.minValue(0, 'Weight must be at least 0.'),
  v.maxValue(255, 'Weight must be at most 255.'),
  v.title('Weight'),
  v.description('Taken while the link is down.'),
  v.metadata({ unit: 'points', junosDefault: 255, source: 'BOOK' }),
);
const schema = v.object({
  id: v.pipe(v.number(), v.integer(), v.minValue(1), v.title('Cluster ID')),
  name: v.exactOptional(v.pipe(v.string(), v.title('Name'))),
  mode: v.pipe(v.picklist(['auto', 'fast']), v.title('Mode'), v.metadata({ drawingOnly: true })),
  recovery: v.boolean(),
  preempt: v.pipe(
    v.nullable(v.pipe(v.object({ delayS: v.exactOptional(v.number()) }), v.title('Inner'))),
    v.title('Preempt'),
  ),
  monitors: v.pipe(v.array(v.object({ interface: v.string(), weight })), v.maxLength(4), v.title('Monitors')),
  pair: v.tuple([weight, weight]),
  groups: v.array(v.object({ number: v.pipe(v.number(), v.title('Group')), weight })),
});
const model = fieldModel(schema);
const at = (...path: (string | number)[]) => modelAt(model, path);

describe('the form of a schema', () => {
  it('reads titles, limits and what metadata tells', () => {
    expect(at('monitors', 0, 'weight')).toMatchObject({
      kind: 'number',
      min: 0,
      max: 255,
      title: 'Weight',
      unit: 'points',
      fallback: '255',
      source: 'BOOK',
      empty: 'no',
      description: 'Taken while the link is down.',
    });
  });
  it('knows what may be absent and what may be null, with the title of the outer schema', () => {
    expect(at('name')).toMatchObject({ kind: 'text', empty: 'absent', title: 'Name' });
    expect(at('preempt')).toMatchObject({ kind: 'object', empty: 'null', title: 'Preempt' });
    expect(at('preempt', 'delayS')).toMatchObject({ kind: 'number', empty: 'absent' });
  });
  it('has a kind for every part', () => {
    const kinds = ['id', 'mode', 'recovery', 'monitors', 'pair'].map((key) => at(key)?.kind);
    expect(kinds).toEqual(['number', 'choice', 'switch', 'list', 'tuple']);
    expect(at('mode')).toMatchObject({ options: ['auto', 'fast'], drawingOnly: true });
    expect(at('monitors')).toMatchObject({ maxLength: 4 });
  });
  it('shows what it cannot edit instead of failing', () => {
    expect(fieldModel(v.union([v.string(), v.number()])).kind).toBe('other');
  });
  it('has nothing where the schema has nothing', () => {
    expect(at('nowhere')).toBeUndefined();
    expect(at('id', 'deeper')).toBeUndefined();
    expect(at('monitors', 'interface')).toBeUndefined();
  });
  it('makes a blank value with the least in it', () => {
    expect(blankOf(model)).toEqual({
      id: 1,
      mode: 'auto',
      recovery: false,
      preempt: null,
      monitors: [],
      pair: [0, 0],
      groups: [],
    });
  });
});

describe('places of a value', () => {
  const value = {
    monitors: [
      { interface: 'ge-0/0/1', weight: 1 },
      { interface: 'ge-0/0/2', weight: 2 },
    ],
    name: 'x',
  };
  it('are read and replaced without touching the rest', () => {
    const next = withValueAt(value, ['monitors', 1, 'weight'], 9);
    expect(valueAt(next, ['monitors', 1, 'weight'])).toBe(9);
    expect(valueAt(next, ['monitors', 0])).toBe(value.monitors[0]);
    expect(value.monitors[1]?.weight).toBe(2);
  });
  it('are taken away: keys and entries of lists', () => {
    expect(withValueAt(value, ['name'], undefined)).not.toHaveProperty('name');
    expect(valueAt(withValueAt(value, ['monitors', 0], undefined), ['monitors'])).toEqual([value.monitors[1]]);
  });
  it('are added at the end of a list', () => {
    expect(
      valueAt(withValueAt(value, ['monitors', 2], { interface: 'ge-0/0/3', weight: 3 }), ['monitors', 2, 'weight']),
    ).toBe(3);
  });
  it('do not reach what every object inherits', () => {
    expect(valueAt(value, ['constructor'])).toBeUndefined();
  });
});

describe('words', () => {
  it('of keys', () => expect(wordsOfKey('heartbeatIntervalMs')).toBe('Heartbeat interval ms'));
  it('of entries', () => {
    const monitors = at('monitors', 0);
    const groups = at('groups', 0);
    if (!monitors || !groups) throw new Error('the schema has both');
    expect(entryName(monitors, { interface: 'ge-0/0/1', weight: 3 }, 0)).toBe('ge-0/0/1');
    expect(entryName(groups, { number: 1, weight: 3 }, 0)).toBe('Group 1');
    expect(entryName(monitors, { weight: 3 }, 4)).toBe('5');
  });
  it('inside a sentence', () => {
    expect(['Redundancy groups', 'IPv4 addresses', 'VLAN', 'fab0'].map(inSentence)).toEqual([
      'redundancy groups',
      'IPv4 addresses',
      'VLAN',
      'fab0',
    ]);
  });
  it('of entries: by what each of them has, not by what it may lack', () => {
    const unit = fieldModel(
      v.object({
        unit: v.pipe(v.number(), v.title('Unit')),
        vlan: v.exactOptional(v.number()),
        zone: v.exactOptional(v.string()),
      }),
    );
    expect(entryName(unit, { unit: 0, zone: 'untrust' }, 0)).toBe('Unit 0');
    expect(entryName(unit, { unit: 20 }, 1)).toBe('Unit 20');
    expect(entryName(fieldModel(v.object({ zone: v.exactOptional(v.string()) })), { zone: 'dmz' }, 0)).toBe('dmz');
  });
  it('of the steps that changes make', () => {
    const config = { id: 1, name: 'x', monitors: [{ interface: 'ge-0/0/1', weight: 3 }], recovery: false };
    const label = (path: (string | number)[], next: Parameters<typeof changeLabel>[3]) =>
      changeLabel(model, config, path, next, 'cluster');
    expect(label(['id'], 5)).toBe('Set Cluster ID of cluster to 5');
    expect(label(['monitors', 0, 'weight'], 100)).toBe('Set Weight of ge-0/0/1 to 100');
    expect(label(['monitors', 0], undefined)).toBe('Remove monitors ge-0/0/1 from cluster');
    expect(label(['monitors', 1], { interface: 'ge-0/0/2', weight: 1 })).toBe('Add monitors ge-0/0/2 to cluster');
    expect(label(['name'], undefined)).toBe('Clear Name of cluster');
    expect(label(['recovery'], true)).toBe('Turn Recovery of cluster on');
  });
});
