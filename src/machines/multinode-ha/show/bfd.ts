// `show bfd session` of a node: sessions towards routers, to the peer over ICL and ICD. Layout as captured [HYBRID].
import { isInside, subnetOf } from '../inet';
import type { PairNode } from '../pair';
import { icdInstance, iclInstance, rolesOf, srg0Of } from '../pair';
import { bfdTargetsOf, sessionsOf } from '../routing';
import type { MnhaNode } from '../schema';
import type { PairView } from './view';

interface BfdRow {
  readonly address: string;
  readonly isUp: boolean;
  /** Empty for multihop sessions. */
  readonly interface: string;
  readonly intervalMs: number;
  readonly multiplier: number;
  readonly clients: number;
}

/** A session that is down transmits every 2 s [6.5]. */
const DOWN_INTERVAL_MS = 2000;
const seconds = (ms: number): string => (ms / 1000).toFixed(3);
/** Most BFD states are told while nobody has noticed yet. */
const isUp = (state: string | undefined): boolean => state === 'up' || state === 'detecting' || state === 'silent';

function rowText({ address, isUp: up, interface: unit, intervalMs, multiplier }: BfdRow): string {
  const detect = up ? intervalMs * multiplier : 0;
  const transmit = up ? intervalMs : DOWN_INTERVAL_MS;
  return `${address.padEnd(25)}${(up ? 'Up' : 'Down').padEnd(10)}${unit.padEnd(15)}${seconds(detect).padEnd(10)}${seconds(transmit).padEnd(13)}${String(multiplier).padEnd(4)}`;
}

const timers = ({ minimumIntervalMs = 1000, multiplier = 3 }: MnhaNode['peer']['liveness']) => ({
  intervalMs: minimumIntervalMs,
  multiplier,
});

function routerRows({ pair, self, instance }: PairView): readonly BfdRow[] {
  const monitored = [...rolesOf(self), ...[srg0Of(self)].flatMap((srg) => srg ?? [])].map((srg) =>
    bfdTargetsOf(srg).map(({ destination }) => destination),
  );
  return sessionsOf(pair)
    .filter(({ node, group }) => node.index === self.index && group.bfd !== undefined)
    .flatMap(({ router, group }) =>
      group.neighbours
        .filter(({ address }) => pair.deviceWith(address)?.id === router)
        .map(({ address }) => ({
          address,
          isUp: isUp(instance(`bfd:${self.handle}/${pair.design.nodes[router]?.name ?? router}`)?.state),
          interface: unitTowards(self, address),
          ...timers(group.bfd ?? {}),
          clients: 1 + monitored.filter((destinations) => destinations.includes(address)).length,
        })),
    );
}

const unitTowards = (node: PairNode, neighbour: string): string => {
  const found = node.config.interfaces.find(({ addresses }) =>
    addresses.some((own) => isInside(subnetOf(own), neighbour)),
  );
  return found === undefined ? '' : `${found.name}.${found.unit}`;
};

function peerRows({ self, instance }: PairView): readonly BfdRow[] {
  const { peer } = self.config;
  const over = (address: string, id: string, liveness: MnhaNode['peer']['liveness']): BfdRow => ({
    address,
    isUp: isUp(instance(id)?.state),
    interface: '',
    ...timers(liveness),
    clients: 1,
  });
  return [
    over(peer.peerIp, iclInstance(self), peer.liveness),
    ...(peer.forwarding === undefined
      ? []
      : [over(peer.forwarding.peerIp, icdInstance(self), peer.forwarding.liveness)]),
  ];
}

/** Packets a second of all these sessions. */
const rate = (rows: readonly BfdRow[], intervalOf: (row: BfdRow) => number | undefined): string =>
  rows
    .reduce((sum, row) => {
      const interval = intervalOf(row);
      return interval === undefined ? sum : sum + 1000 / interval;
    }, 0)
    .toFixed(1);

export function printBfdSessions(view: PairView): string {
  const rows = [...routerRows(view), ...peerRows(view)];
  const clients = rows.reduce((sum, row) => sum + row.clients, 0);
  const transmit = rate(rows, (row) => (row.isUp ? row.intervalMs : DOWN_INTERVAL_MS));
  const receive = rate(rows, (row) => (row.isUp ? row.intervalMs : undefined));
  return [
    '                                                  Detect   Transmit',
    'Address                  State     Interface      Time     Interval  Multiplier',
    ...rows.map(rowText),
    '',
    `${rows.length} sessions, ${clients} clients`,
    `Cumulative transmit rate ${transmit} pps, cumulative receive rate ${receive} pps`,
  ].join('\n');
}
