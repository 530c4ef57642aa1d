// What the canvas draws of a router's Routing Engines: a slot for each with its pieces, and one for the routing process. Live state comes by instance id.
import type { Design, Group, NodeId, PortId } from '../../model/design';
import { chassisSlots } from '../chassis';
import type { PartDrawing, SlotDrawing } from '../kernel/chassis-drawing';
import type { GroupDrawing, NodeDrawing, PortDrawing } from '../kernel/technology';
import type { RunFrame } from '../kernel/types';
import { type EngineRouter, engineId, engineOf, protocolsId, routerOf } from './router';
import { type RoutingEngineConfig, SLOTS, type Slot } from './schema';

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
export const priorityWords = (router: EngineRouter, slot: Slot): string =>
  PRIORITY_WORDS[engineOf(router, slot).priority][slot];

function drawRouter(router: EngineRouter): NodeDrawing {
  const { design, handle, id } = router;
  const ports = Object.values(design.ports).filter(({ node }) => node === id);
  const row: PortDrawing = { shape: 'row', linkKind: 'revenue' };
  return {
    alias: router.node?.model ?? 'MX',
    rows: [],
    ports: new Map<PortId, PortDrawing>(ports.map((port) => [port.id, row])),
    slots: [
      ...SLOTS.map((slot) => drawEngine(router, slot)),
      drawProcess(router),
      ...chassisSlots(design, id, handle, new Set()),
    ],
  };
}

function drawEngine(router: EngineRouter, slot: Slot): SlotDrawing {
  const { fitted, hardware, priority } = engineOf(router, slot);
  const base = {
    key: `re${slot}`,
    order: slot,
    label: `RE${slot}`,
    tags: [],
    isEmpty: !fitted,
    ports: [],
    config: ['engines', slot],
    edits: [],
  } as const;
  if (!fitted) return { ...base, detail: 'empty', parts: [], faults: [] };
  const target = (what: string): string => `${what}:${router.handle}/re${slot}`;
  const piece = (label: string, ...faults: readonly string[]): PartDrawing => ({
    key: label,
    shape: 'chip',
    label,
    detail: '',
    tags: [],
    faults: faults.map(target),
    edits: [],
  });
  return {
    ...base,
    detail: hardware ?? '',
    // What is configured; the defaults are everybody's.
    tags: priority === 'default' ? [] : [priorityWords(router, slot)],
    instance: engineId(router, slot),
    says: (frame) => sayEngine(router, slot, frame),
    parts: [piece('disk', 'disk', 'slow-disk'), piece('em0', 'em0'), piece('keepalives', 'keepalives')],
    faults: ['re', 'hang', 'keepalives', 'disk', 'slow-disk', 'em0'].map(target),
    requests: [
      { label: 'Switch mastership', command: 'request chassis routing-engine master switch no-confirm' },
      { label: 'Could mastership switch?', command: 'request chassis routing-engine master switch check' },
    ],
  };
}

/** Faults, or whether the backup could take over gracefully; below, which management addresses answer here. */
function sayEngine(router: EngineRouter, slot: Slot, frame: RunFrame): string {
  const view = frame.instances.get(engineId(router, slot));
  const faults = view?.facts.faults;
  const troubles = Array.isArray(faults) ? faults.join(', ') : '';
  const isBackup = view?.state === 'backup';
  const ready = isBackup && router.config.gracefulSwitchover;
  const readiness = ready ? `GRES ${view.facts.gresReady === true ? 'ready' : 'not ready'}` : '';
  const { masterOnly, fxp0 } = engineOf(router, slot);
  const isThere = isBackup || view?.state === 'master';
  const addresses = [...(isThere ? fxp0 : []), ...(view?.state === 'master' ? masterOnly : [])].slice(0, 2);
  const first = [troubles, readiness].filter(Boolean).join(', ');
  return addresses.length === 0 ? first : `${first}\nfxp0 ${addresses.join(', ')}`;
}

const drawProcess = (router: EngineRouter): SlotDrawing => ({
  key: 'rpd',
  order: SLOTS.length,
  label: 'rpd',
  detail: 'routing process',
  tags: featureTags(router.config),
  isEmpty: false,
  instance: protocolsId(router),
  ports: [],
  parts: [],
  faults: [`process:${router.handle}/rpd`],
  config: [],
  edits: [],
});

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
