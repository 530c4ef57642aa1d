// Slots of a chassis: line cards by their ports, empty places one by one or as a run.
import { expect, it } from 'vitest';
import { asId, type Design, type NodeId, type PortId } from '../../model/design';
import { emptyDesign } from '../../model/empty';
import { chassisSlots, fpcSlots } from './slots';

const mx = asId<NodeId>('mx');
function router(model: string, ...ports: readonly string[]): Design {
  const made = ports.map((name) => ({ id: asId<PortId>(`mx/${name}`), node: mx, name }));
  return {
    ...emptyDesign('d', asId('d')),
    nodes: { [mx]: { id: mx, kind: 'mx', name: 'mx', model } },
    ports: Object.fromEntries(made.map((port) => [port.id, port])),
  };
}
const shown = (design: Design, ...taken: readonly number[]): readonly string[] =>
  chassisSlots(design, mx, 'mx', new Set(taken)).map(
    ({ key, label, detail, ports }) => `${key}: ${label}, ${detail}${ports.length > 0 ? ` ${ports.length}` : ''}`,
  );

it('a card with ports is a line card, few free slots stand one by one', () => {
  expect(shown(router('MX240', 'ge-0/0/0', 'xe-0/1/0', 'fxp0'))).toEqual([
    'fpc0: FPC 0, line card 2',
    'fpc1: FPC 1, empty',
    'fpc2: FPC 2, empty',
  ]);
});

it('many free slots in a row are one line, slots of others are left out', () => {
  expect(shown(router('MX960', 'ge-1/0/0'), 3, 11)).toEqual([
    'fpc0: FPC 0, empty',
    'fpc1: FPC 1, line card 1',
    'fpc2: FPC 2, empty',
    'fpc4: FPC 4 – 10, empty',
  ]);
});

it('a model without a known count has the slots that are used', () => {
  expect(fpcSlots('MX80')).toBeUndefined();
  expect(shown(router('MX80', 'xe-0/0/0', 'ge-1/0/0'))).toEqual([
    'fpc0: FPC 0, line card 1',
    'fpc1: FPC 1, line card 1',
  ]);
});
