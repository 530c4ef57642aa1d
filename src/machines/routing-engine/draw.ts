// What the canvas draws of a router's Routing Engines: a row for each slot and one for the routing protocols.
import type { Design, Group, NodeId, PortId } from '../../model/design';
import type { GroupDrawing, NodeDrawing, PortDrawing } from '../kernel/technology';
import { type EngineRouter, engineId, engineOf, protocolsId, routerOf } from './router';
import { type RoutingEngineConfig, SLOTS } from './schema';

/** The drawing of one router; also of one whose config has errors. */
export function drawEngines(design: Design, group: Group): GroupDrawing {
  const router = routerOf(design, group);
  return {
    nodes: new Map<NodeId, NodeDrawing>(group.members.map((node) => [node, drawRouter(router)])),
    pills: [],
    linkLabels: [],
  };
}

const PRIORITY_WORDS = {
  default: ['Master (default)', 'Backup (default)'],
  master: ['Master', 'Master'],
  backup: ['Backup', 'Backup'],
  disabled: ['Disabled', 'Disabled'],
} as const;

/** `Master (default)`, as `show chassis routing-engine` has it. */
export const priorityWords = (router: EngineRouter, slot: 0 | 1): string =>
  PRIORITY_WORDS[engineOf(router, slot).priority][slot];

function drawRouter(router: EngineRouter): NodeDrawing {
  const ports = Object.values(router.design.ports).filter(({ node }) => node === router.id);
  const row: PortDrawing = { shape: 'row', linkKind: 'revenue' };
  return {
    alias: router.node?.model ?? 'MX',
    rows: [
      ...SLOTS.map((slot) => {
        const { fitted, hardware } = engineOf(router, slot);
        return {
          instance: engineId(router, slot),
          label: `RE${slot}`,
          detail: fitted ? [priorityWords(router, slot), hardware].filter(Boolean).join(', ') : 'empty slot',
          tags: [],
        };
      }),
      { instance: protocolsId(router), label: 'rpd', detail: 'routing protocols', tags: featureTags(router.config) },
    ],
    ports: new Map<PortId, PortDrawing>(ports.map(({ id }) => [id, row])),
  };
}

/** `GRES`, `NSR`, `GR`: what a switchover keeps. */
const featureTags = ({
  gracefulSwitchover,
  nonstopRouting,
  gracefulRestart,
}: RoutingEngineConfig): readonly string[] => [
  ...(gracefulSwitchover ? ['GRES'] : []),
  ...(nonstopRouting ? ['NSR'] : []),
  ...(gracefulRestart === null ? [] : ['GR']),
];
