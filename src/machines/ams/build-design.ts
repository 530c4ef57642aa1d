// Draws one router with services cards from its configuration, with subscribers on one side and the internet on the other. Deterministic.
import {
  asId,
  type ConfigSource,
  DESIGN_VERSION,
  type Design,
  type DesignId,
  type DesignNode,
  type Flow,
  type FlowId,
  type GroupId,
  type JsonObject,
  type LinkId,
  type NodeId,
  type PortId,
} from '../../model/design';
import { ordered } from '../../model/records';
import { ENGINES_HEIGHT } from '../chassis';
import { slotCount } from './bundle-context';
import { AMS_TECHNOLOGY, bundleInput } from './router';
import type { AmsConfig } from './schema';
import { slotName } from './traffic';

/** Id and name of the group in every design that is drawn from a configuration. */
export const AMS_GROUP = 'services';

export interface AmsDesignInput {
  readonly name: string;
  readonly id: string;
  readonly router: { readonly name: string; readonly model: string; readonly release?: string };
  readonly config: AmsConfig;
  /** The text that the configuration was read from; its subject becomes the group. */
  readonly kept?: ConfigSource;
  /** Other groups of the same router, such as its Routing Engines. */
  readonly others?: readonly { readonly id: string; readonly technology: string; readonly config: JsonObject }[];
}

/** More flows than that nobody reads; a bundle with more slots gets one flow for all of it. */
const MAX_SLOT_FLOWS = 8;
const MX_AT = { x: 480, y: 96 } as const;
/** Stations are level with the ports of the first card: below the Routing Engines where there are some. */
const PORTS_Y = 52;
/** The far station stands beyond the ring of shares, which is beside the chassis. */
const INSIDE_X = -168;
const OUTSIDE_X = 776;

/** The whole design of one router. */
export function buildAmsDesign(input: AmsDesignInput): Design {
  const { config, router } = input;
  const names = freeNames(router.name);
  const mx = asId<NodeId>(router.name);
  const [inside, outside] = [asId<NodeId>(names.subscribers), asId<NodeId>(names.internet)];
  const nodes: Record<NodeId, DesignNode> = {
    [mx]: { id: mx, kind: 'mx', ...router },
    [inside]: { id: inside, kind: 'host', name: names.subscribers, addresses: ['100.64.0.10/24'], inferred: true },
    [outside]: { id: outside, kind: 'cloud', name: names.internet, inferred: true },
  };
  const port = (node: NodeId, name: string) => ({ id: asId<PortId>(`${node}/${name}`), node, name });
  const ports = [port(mx, 'ge-0/0/0'), port(mx, 'ge-0/0/1'), port(inside, 'eth0'), port(outside, 'port0')] as const;
  const [toInside, toOutside, fromInside, fromOutside] = ports;
  const link = (id: string, a: PortId, b: PortId) => ({
    id: asId<LinkId>(id),
    kind: 'revenue' as const,
    a,
    b,
    inferred: true,
  });
  const links = [
    link(names.subscribers, fromInside.id, toInside.id),
    link(names.internet, toOutside.id, fromOutside.id),
  ];
  const group = asId<GroupId>(AMS_GROUP);
  const flows = flowsOf(config, group, inside, outside, names);
  const stationY = MX_AT.y + PORTS_Y + ((input.others ?? []).length > 0 ? ENGINES_HEIGHT : 0);
  const groups = [
    { id: group, name: AMS_GROUP, technology: AMS_TECHNOLOGY, members: [mx], config: config as JsonObject },
    ...(input.others ?? []).map((other) => ({ ...other, id: asId<GroupId>(other.id), name: other.id, members: [mx] })),
  ];
  const byId = <T extends { readonly id: string }>(list: readonly T[]): Record<T['id'], T> =>
    Object.fromEntries(list.map((one) => [one.id, one])) as Record<T['id'], T>;
  return {
    version: DESIGN_VERSION,
    id: asId<DesignId>(input.id),
    name: input.name,
    nodes: ordered(nodes),
    ports: ordered(byId(ports)),
    links: ordered(byId(links)),
    groups: ordered(byId(groups)),
    flows: ordered(byId(flows)),
    scenarios: {},
    notes: {},
    sources: input.kept ? { [input.kept.id]: { ...input.kept, subject: group } } : {},
    layout: {
      nodes: {
        [mx]: MX_AT,
        [inside]: { x: MX_AT.x + INSIDE_X, y: stationY },
        [outside]: { x: MX_AT.x + OUTSIDE_X, y: stationY },
      },
      notes: {},
      sides: {
        [toInside.id]: 'left',
        [toOutside.id]: 'right',
        [fromInside.id]: 'right',
        [fromOutside.id]: 'left',
      },
    },
  };
}

/** Names of the two neighbours; the router may have taken one. */
function freeNames(router: string): { readonly subscribers: string; readonly internet: string } {
  return {
    subscribers: router === 'subscribers' ? 'users' : 'subscribers',
    internet: router === 'internet' ? 'outside' : 'internet',
  };
}

/** One flow through the router, and one for every slot of the hash: what a slot loses is told from what the router loses. */
function flowsOf(
  config: AmsConfig,
  group: GroupId,
  inside: NodeId,
  outside: NodeId,
  names: { readonly subscribers: string; readonly internet: string },
): readonly Flow[] {
  const from = { kind: 'node', node: inside } as const;
  const through: Flow = {
    id: asId<FlowId>(`${names.subscribers}-to-${names.internet}`),
    name: `${names.subscribers}-to-${names.internet}`,
    from,
    to: { kind: 'node', node: outside },
    service: 'any',
  };
  const slots = config.bundles.flatMap((bundle): readonly Flow[] => {
    const count = slotCount(bundleInput(bundle));
    if (bundle.members.length === 0 || count > MAX_SLOT_FLOWS) return [];
    return Array.from(
      { length: count },
      (_, slot): Flow => ({
        id: asId<FlowId>(`${bundle.name}-slot-${slot}`),
        name: `${bundle.name}-slot-${slot}`,
        from,
        to: { kind: 'group', group, interface: slotName(bundle.name, slot) },
        service: `1/${count} of the hash`,
      }),
    );
  });
  return [through, ...slots];
}
