// What an operator asks of the API during a run: services, ports, disconnects, preemption, a spare that joins. Answers are the API's bodies.
import type { Delivery, Step, StepOutcome, World } from '../kernel/types';
import { portInstance } from '../network';
import { apOrdinals } from './ap-set';
import { apDeliveries, executeFault } from './faults';
import type { Edge } from './org';
import { eligibleAps, nudges } from './preemption';
import { CLOUD_FLAG } from './reachability';
import { agentInstance, apMac, cohortAt, edgeInstance, type Scene } from './scene';
import type { TunnelUse } from './tunnels';

const accepted = (body: unknown, deliveries: readonly Delivery[]): StepOutcome => ({
  deliveries,
  reply: { text: JSON.stringify(body), accepted: true },
});
/** Wording of refusals is ours: no source prints it. */
const refused = (detail: string): StepOutcome => ({
  deliveries: [],
  reply: { text: JSON.stringify({ detail }), accepted: false },
});

/** Carries out a step of the organization; undefined = none of its own. */
export function executeStep(scene: Scene, step: Step, world: World): StepOutcome | undefined {
  switch (step.kind) {
    case 'fail':
    case 'repair':
      return executeFault(scene, step);
    case 'request':
      return request(scene, step.node, step.command.trim(), world);
    case 'commit':
      return request(scene, step.node, step.lines.join(' ').trim(), world);
  }
}

interface Call {
  readonly scene: Scene;
  readonly world: World;
  /** The Edge that the path names, else the one at whose prompt it was typed. */
  readonly edge: Edge | undefined;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** `POST /api/v1/orgs/…/mxedges/ME1/services/tunterm/stop {…}`; method and the beginning of the path may be left out. */
function request(scene: Scene, handle: string, command: string, world: World): StepOutcome | undefined {
  const at = command.indexOf('{');
  const words = (at < 0 ? command : command.slice(0, at)).trim().replace(/^(POST|PUT)\s+/i, '');
  const body = at < 0 ? {} : objectOf(command.slice(at));
  if (body === undefined) return refused('the body is not JSON');
  const named = /mxedges\/([^/\s]+)/.exec(words)?.[1];
  const edge = scene.org.edge(named ?? handle);
  const call: Call = { scene, world, edge, path: words.replaceAll(/\s+/g, '/'), body };
  const [, action] = CALLS.find(([pattern]) => pattern.test(call.path)) ?? [];
  if (action === undefined) return undefined;
  if (world.described(CLOUD_FLAG)?.state === 'failed') return refused('the cloud is not reachable');
  return action(call);
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const CALLS: readonly (readonly [RegExp, (call: Call) => StepOutcome])[] = [
  [/(^|\/)disconnect_aps(\/|$)/, disconnectAps],
  [/(^|\/)preempt_aps(\/|$)/, preemptAps],
  [/(^|\/)bounce_port(\/|$)/, bouncePorts],
  [/(^|\/)(services\/)?tunterm\/(start|stop|restart)$/, controlService],
  [/mxedges\/[^/]+$|mxcluster/, joinCluster],
];

/** An Edge without its cloud link can't be told anything. */
function reachable(call: Call): Edge | StepOutcome {
  const { edge, world } = call;
  if (edge === undefined) return refused('there is no such Mist Edge');
  const isConnected = world.described(agentInstance(edge))?.state === 'connected';
  return isConnected ? edge : refused(`${edge.name} is not connected to the cloud`);
}

const isOutcome = (value: Edge | StepOutcome): value is StepOutcome => 'deliveries' in value;

function controlService(call: Call): StepOutcome {
  const edge = reachable(call);
  if (isOutcome(edge)) return edge;
  const action = call.path.split('/').at(-1) ?? '';
  return accepted({}, [{ to: edgeInstance(edge), event: { type: action.toUpperCase() } }]);
}

/** Tunnels on this Edge, by AP group and index. */
function tunnelsAt(
  call: Call,
  edge: Edge,
): readonly { readonly use: TunnelUse; readonly index: number; readonly mac: string }[] {
  return call.scene.uses
    .filter(({ holder }) => holder.kind === 'aps')
    .flatMap((use) => {
      const place = use.edges.indexOf(edge);
      const indexes = use.cohorts.flatMap((cohort) =>
        cohortAt(call.world, cohort)
          .context.parts.filter(({ at }) => place >= 0 && at === place)
          .flatMap(({ aps }) => apOrdinals(aps).map((ordinal) => cohort.first + ordinal * cohort.step)),
      );
      return indexes.sort((a, b) => a - b).map((index) => ({ use, index, mac: apMac(call.scene, use, index) }));
    });
}

function disconnectAps(call: Call): StepOutcome {
  const edge = reachable(call);
  if (isOutcome(edge)) return edge;
  const written = /disconnect_aps\/(?:percentage\/)?(\d+)$/.exec(call.path)?.[1];
  const macs = Array.isArray(call.body.macs) ? call.body.macs.map(String) : [];
  const percentage = Number(written ?? call.body.percentage ?? Number.NaN);
  const all = tunnelsAt(call, edge);
  if (macs.length === 0 && !(percentage >= 0 && percentage <= 100))
    return refused('macs, or a percentage from 0 to 100, is required');
  const chosen =
    macs.length > 0
      ? all.filter(({ mac }) => macs.includes(mac))
      : all.slice(0, Math.ceil((all.length * percentage) / 100));
  const uses = [...new Set(chosen.map(({ use }) => use))];
  return accepted(
    { disconnected_aps: [...new Set(chosen.map(({ mac }) => mac))] },
    uses.flatMap((use) => {
      const indexes = chosen.filter((each) => each.use === use).map(({ index }) => index);
      return apDeliveries(use.cohorts, indexes, 'DISCONNECT');
    }),
  );
}

function preemptAps({ scene, path, world }: Call): StepOutcome {
  const named = scene.org.config.tunnels.filter(({ name }) => path.split('/').includes(name));
  const tunnels = named.length > 0 ? named : scene.org.config.tunnels;
  const eligible = tunnels.map((tunnel) => eligibleAps(scene, tunnel, world));
  const macs = eligible.flat().map(({ cohort, index }) => apMac(scene, cohort.use, index));
  return accepted({ preempted_aps: [...new Set(macs)] }, eligible.flatMap(nudges));
}

/** Ports go down at once and come back after the hold time. */
function bouncePorts(call: Call): StepOutcome {
  const edge = reachable(call);
  if (isOutcome(edge)) return edge;
  const wanted = Array.isArray(call.body.ports)
    ? call.body.ports.map((port) => `port${String(port).replace(/^port/, '')}`)
    : [];
  const own = [...edge.upstream, ...edge.downstream].map(({ name }) => name);
  const unknown = wanted.filter((port) => !own.includes(port));
  if (wanted.length === 0 || unknown.length > 0) return refused(`ports of ${edge.name} are ${own.join(', ')}`);
  const holdMs = Number(call.body.hold_time ?? 1000);
  if (!Number.isInteger(holdMs) || holdMs < 0) return refused('hold_time is in milliseconds');
  return accepted(
    { bounced_ports: wanted },
    wanted.flatMap((port) => [
      { to: portInstance(edge.handle, port), event: { type: 'FAIL' } },
      { to: portInstance(edge.handle, port), event: { type: 'REPAIR' }, delayMs: holdMs },
    ]),
  );
}

/** A spare becomes a member: the lists of all APs of its cluster change, their tunnels do not. */
function joinCluster({ scene, edge, path, body, world }: Call): StepOutcome {
  const cluster = typeof body.mxcluster_id === 'string' ? body.mxcluster_id : (path.split('/').at(-1) ?? '');
  if (edge === undefined) return refused('there is no such Mist Edge');
  if (edge.config.cluster !== null) return refused(`${edge.name} is a member of ${edge.config.cluster} already`);
  if (edge.config.joins !== cluster) return refused(`${edge.name} is not prepared to join ${cluster} in this design`);
  const uses = scene.uses.filter(({ spares }) => spares.includes(edge));
  for (const use of uses)
    for (const cohort of use.cohorts) {
      const { context } = cohortAt(world, cohort);
      const earlier = use.spares.slice(0, use.spares.indexOf(edge));
      const missing = earlier.find((spare) => !context.list.includes(use.edges.indexOf(spare)));
      if (missing) return refused(`${missing.name} has to join first in this design`);
    }
  return accepted(
    { name: edge.name, mxcluster_id: cluster },
    uses.flatMap((use) =>
      use.cohorts.map(({ id }) => ({ to: id, event: { type: 'RELIST', joined: use.spares.indexOf(edge) + 1 } })),
    ),
  );
}
