// Hardware of a member that can fail by itself: processing units, cards, the control board. Targets, words, and what each fault delivers.
import type { FaultChoice } from '../kernel/technology';
import type { Delivery, World } from '../kernel/types';
import { portInstance } from '../network';
import type { Cluster, ClusterNode } from './cluster';
import { comparePortNames } from './models';

type Fault = 'fail' | 'repair';

/** Services processing units exist as such in these lines; a failed one takes the data plane of its node [J-GLO]. */
const hasSpus = (cluster: Cluster): boolean => /^SRX(4600|5\d00)$/.test(cluster.model?.name ?? '');
/** Chassis with cards that fail one by one. */
const hasCards = (cluster: Cluster): boolean => /^SRX(1400|3\d00|5\d00)$/.test(cluster.model?.name ?? '');

const slotOf = (port: string): number | undefined => {
  const match = /^[a-z]+-(\d+)\//.exec(port);
  return match ? Number(match[1]) : undefined;
};
const portsOf = (cluster: Cluster, node: ClusterNode): readonly string[] =>
  Object.values(cluster.design.ports)
    .filter((port) => port.node === node.id)
    .map(({ name }) => name)
    .sort(comparePortNames);

/** Slots of a member that carry a drawn port, cluster-wide numbers. */
const slotsOf = (cluster: Cluster, node: ClusterNode): readonly number[] => [
  ...new Set(portsOf(cluster, node).flatMap((name) => slotOf(name) ?? [])),
];

/** `spu:NODE/0` (the central point), `spu:NODE/1`, `card:NODE/fpc0`, `card:NODE/scb0`: where the model has such parts. */
export const hardwareTargets = (cluster: Cluster): readonly FaultChoice[] =>
  cluster.members.flatMap((node) => {
    const name = node.node?.name ?? node.handle;
    const spus = [
      { target: `spu:${node.handle}/0`, label: 'Fail SPU 0, the central point', what: `SPU 0 of ${name}` },
      { target: `spu:${node.handle}/1`, label: 'Fail SPU 1', what: `SPU 1 of ${name}` },
    ];
    const cards = slotsOf(cluster, node).map((slot) => ({
      target: `card:${node.handle}/fpc${slot}`,
      label: `Fail the card in slot ${slot}`,
      what: `FPC ${slot} of ${name}`,
    }));
    const board = { target: `card:${node.handle}/scb0`, label: 'Fail the control board', what: `SCB 0 of ${name}` };
    const all = [...(hasSpus(cluster) ? spus : []), ...(hasCards(cluster) ? [...cards, board] : [])];
    return all.map((each) => ({ ...each, places: [node.id] }));
  });

/** What failing or repairing such a part delivers; undefined = no part of this cluster. */
export function hardwareFault(
  cluster: Cluster,
  kind: Fault,
  target: string,
  world: World,
): readonly Delivery[] | undefined {
  const [, what, word, part = ''] = /^(spu|card):([^/]+)\/(\w+)$/.exec(target) ?? [];
  const node = cluster.members.find((each) => word === each.handle || word === each.node?.name);
  if (!node) return undefined;
  if (what === 'spu') {
    if (!hasSpus(cluster) || !/^\d+$/.test(part)) return undefined;
    return monitor(cluster, world, kind, node, (rg) => rg > 0, { code: 'SP', unit: Number(part) });
  }
  if (!hasCards(cluster)) return undefined;
  if (part === 'scb0') return monitor(cluster, world, kind, node, (rg) => rg === 0, { code: 'HW', unit: BOARD });
  const slot = Number(/^fpc(\d+)$/.exec(part)?.[1] ?? Number.NaN);
  if (!slotsOf(cluster, node).includes(slot)) return undefined;
  const ports = portsOf(cluster, node).filter((name) => slotOf(name) === slot);
  return [
    ...monitor(cluster, world, kind, node, (rg) => rg > 0, { code: 'HW', unit: slot }),
    ...ports.map((name) => ({
      to: portInstance(node.handle, name),
      event: { type: kind === 'fail' ? 'FAIL' : 'REPAIR' },
    })),
  ];
}

/** A number for the control board that no slot has. */
const BOARD = -1;
const COUNTERS = { SP: 'spusDown', HW: 'hardwareDown' } as const;

/** Tells the groups that it hits; a part that has failed already cannot fail again. */
function monitor(
  cluster: Cluster,
  world: World,
  kind: Fault,
  node: ClusterNode,
  isHit: (rg: number) => boolean,
  what: { readonly code: 'SP' | 'HW'; readonly unit: number },
): readonly Delivery[] {
  return cluster.groups.flatMap(({ number }) => {
    const to = `rg${number}@${node.handle}`;
    const down = world.state(to)?.context[COUNTERS[what.code]];
    const isFailed = Array.isArray(down) && down.includes(what.unit);
    if (!isHit(number) || isFailed === (kind === 'fail')) return [];
    return [{ to, event: { type: kind === 'fail' ? 'MONITOR_DOWN' : 'MONITOR_UP', weight: 255, ...what } }];
  });
}
