// The end of every instant: what Edges, checks and APs learn of what has happened, in the order of R1; then what the cloud sums up. Pure.
import { stateName } from '../kernel/state-name';
import type { Consequence, InstanceId, World } from '../kernel/types';
import { deviceInstance, portInstance } from '../network';
import { TRY_MS } from './cohort-context';
import type { Edge } from './org';
import { eligibleAps, isTick, nextTickMs, nudges } from './preemption';
import { CLOUD_FLAG, type Reach } from './reachability';
import {
  agentInstance,
  checkInstance,
  cohortAt,
  edgeInstance,
  oobmFlag,
  type Scene,
  schedulerInstance,
  serviceAt,
} from './scene';
import type { Cohort, TunnelUse } from './tunnels';
import { clusterViews, edgeStats, tunnelViews, wlanViews } from './views';

/**
 * Makes the hook that the network calls at the end of an instant, until it has nothing more to say. Timers of the instant ran before, so
 * clocks that end see the world as it was before the faults of the instant, and AP attempts see it after them.
 */
export function refereeOf(scene: Scene, reachIn: (world: World) => Reach): (world: World) => readonly Consequence[] {
  return (world) => {
    const reach = reachIn(world);
    const first = [...ticks(scene, world), ...services(scene, reach, world)];
    if (first.length > 0) return first;
    const looks = looksOf(scene, reach, world);
    if (looks.length > 0) return looks;
    return [
      ...clocks(scene, world),
      ...tunnelViews(scene, world),
      ...edgeStats(scene, reach, world),
      ...wlanViews(scene, world),
      ...clusterViews(scene, world),
    ];
  };
}

/** Ticks of this instant, decided on what the cloud knew before its faults. */
function ticks(scene: Scene, world: World): readonly Consequence[] {
  return scene.org.config.tunnels.flatMap((tunnel): readonly Consequence[] => {
    if (!isTick(scene.org.config, tunnel, world.nowMs)) return [];
    const scheduler = world.state(schedulerInstance(tunnel));
    // One tick an instant: whoever is repaired in it comes too late (R1).
    if (scheduler === undefined || scheduler.context.isOver === true || scheduler.value === 'nudging') return [];
    const eligible = eligibleAps(scene, tunnel, world);
    const event = { type: 'TICKED', aps: eligible.length };
    return [{ to: schedulerInstance(tunnel), event }, ...nudges(eligible)];
  });
}

/** Power, checks and cloud links of the Edges. */
function services({ org }: Scene, reach: Reach, world: World): readonly Consequence[] {
  return org.edges.flatMap((edge): readonly Consequence[] => {
    const isPowered = reach.isPowered(edge);
    const own: Consequence[] = [];
    const device = [deviceInstance(edge.handle)];
    if (isPowered !== (serviceAt(world, edge) !== 'down'))
      own.push({ to: edgeInstance(edge), event: { type: isPowered ? 'POWER_ON' : 'POWER_OFF' }, causedBy: device });
    for (const check of org.checksOf(edge)) {
      const id = checkInstance(edge, check);
      const isAnswered = reach.edgeReaches(edge, check.resource ?? check.host);
      const type = !isPowered ? 'OFF' : isAnswered ? 'ANSWERED' : 'UNANSWERED';
      if (!AGREES[type].includes(stateName(world.state(id)?.value ?? '')))
        own.push({ to: id, event: { type }, causedBy: causesOf(edge) });
    }
    const isConnected = reach.cloudReaches(edge);
    const agent = stateName(world.state(agentInstance(edge))?.value ?? '');
    if (isConnected ? agent !== 'connected' : agent === 'connected')
      own.push({
        to: agentInstance(edge),
        event: { type: isConnected ? 'CONNECTED' : 'GONE' },
        causedBy: [...device, ...oobmCauses(edge)],
      });
    return own;
  });
}

/** States of a check that say what the world says. */
const AGREES: Readonly<Record<'OFF' | 'ANSWERED' | 'UNANSWERED', readonly string[]>> = {
  OFF: ['idle'],
  ANSWERED: ['healthy', 'recovering'],
  UNANSWERED: ['unanswered', 'failed'],
};

/** What can have changed the fortune of an Edge: its power, its ports, its service. */
const causesOf = (edge: Edge): readonly InstanceId[] => [
  deviceInstance(edge.handle),
  ...[...edge.upstream, ...edge.downstream].map(({ name }) => portInstance(edge.handle, name)),
  edgeInstance(edge),
];

const oobmCauses = (edge: Edge): readonly InstanceId[] => [
  CLOUD_FLAG,
  edge.oobm === undefined ? oobmFlag(edge) : portInstance(edge.handle, edge.oobm.name),
];

/** What APs meet at each place; anchors first, since the traffic of APs depends on them. */
function looksOf(scene: Scene, reach: Reach, world: World): readonly Consequence[] {
  const anchors = scene.uses.filter(({ holder }) => holder.kind === 'edge');
  const first = anchors.flatMap((use) => looksAt(scene, use, reach, world));
  if (first.length > 0) return first;
  return scene.uses.filter(({ holder }) => holder.kind === 'aps').flatMap((use) => looksAt(scene, use, reach, world));
}

function looksAt(scene: Scene, use: TunnelUse, reach: Reach, world: World): readonly Consequence[] {
  const places = use.edges.map((edge) => placeState(scene, use, edge, reach, world)).join('');
  const cloud = use.edges.map((edge) => (reach.cloudReaches(edge) ? '1' : '0')).join('');
  const isHolderOn = world.described(deviceInstance(scene.handleOf(use.holder.node)))?.state === 'on';
  return use.cohorts.flatMap((cohort): readonly Consequence[] => {
    const { context } = cohortAt(world, cohort);
    // Whoever is on from the start was never switched on.
    if (!context.isStarted && isHolderOn && !context.asks)
      return [{ to: cohort.id, event: { type: 'AP_ON', aps: `0-${cohort.input.aps - 1}` } }];
    if (context.places === places && context.cloud === cloud && !context.asks) return [];
    // Where the instant lies between hellos and in a turn of attempts: a machine knows no time of the run.
    const turn = TRY_MS * Math.max(1, context.list.length);
    const event = {
      type: 'LOOK',
      places,
      cloud,
      helloMs: phaseOf(world.nowMs, context.intervalMs),
      turnMs: phaseOf(world.nowMs, turn),
    };
    return [{ to: cohort.id, event, causedBy: causesOfLook(cohort, context.places, places) }];
  });
}

/** How far an instant lies behind the last multiple of a length; boots run before 0. */
const phaseOf = (atMs: number, lengthMs: number): number => ((atMs % lengthMs) + lengthMs) % lengthMs;

/** The Edges whose state has changed; none = the cohort itself asked. */
function causesOfLook(cohort: Cohort, before: string, after: string): readonly InstanceId[] {
  const changed = cohort.use.edges.filter((_, place) => before[place] !== after[place]);
  return changed.length > 0 ? changed.flatMap(causesOf) : [cohort.id];
}

function placeState(scene: Scene, use: TunnelUse, edge: Edge, reach: Reach, world: World): string {
  const service = serviceAt(world, edge);
  if (service === 'down' || service === 'restarting' || !reach.holderReaches(use.holder, edge)) return 'S';
  if (service !== 'serving') return 'R';
  return passes(scene, use, edge, reach, world) ? 'L' : 'B';
}

/** Whether traffic that comes in by this tunnel gets on: to the anchor, or through the gateway of the Edge's cluster. */
function passes({ uses, org }: Scene, { tunnel }: TunnelUse, edge: Edge, reach: Reach, world: World): boolean {
  if (tunnel.anchors.length > 0)
    return tunnel.anchors.some((anchor) =>
      uses
        .filter((use) => use.tunnel.name === anchor && use.holder.kind === 'edge' && use.holder.node === edge.node)
        .flatMap(({ cohorts }) => cohorts)
        .some((cohort) => {
          const { context } = cohortAt(world, cohort);
          return context.parts.some(({ phase, at }) => phase === 'up' && context.places[at] === 'L');
        }),
    );
  const gateway = org.gatewayOf(edge.cluster?.name ?? edge.config.joins ?? '');
  return gateway === undefined ? reach.hasUplink(edge) : reach.edgeReaches(edge, gateway.name);
}

/** Starts the clock of auto-preemption while somebody is eligible, and stops it else. */
function clocks(scene: Scene, world: World): readonly Consequence[] {
  return scene.org.config.tunnels.flatMap((tunnel): readonly Consequence[] => {
    const id = schedulerInstance(tunnel);
    const scheduler = world.state(id);
    if (scheduler === undefined || scheduler.value !== 'waiting') return [];
    const tickMs = nextTickMs(scene.org.config, tunnel, world.nowMs);
    const isWanted = tickMs !== undefined && eligibleAps(scene, tunnel, world).length > 0;
    if (isWanted === scheduler.context.isArmed) return [];
    const event = isWanted ? { type: 'ARM', inMs: tickMs - world.nowMs } : { type: 'DISARM' };
    return [
      { to: id, event, causedBy: scene.cohorts.filter(({ use }) => use.tunnel === tunnel).map((each) => each.id) },
    ];
  });
}
