// One sentence for an entry of a run that a viewer should notice, in the field's words. It reads the trace and decides nothing.
import type { Design, Group } from '../../model/design';
import type { Run, TraceEntry } from '../kernel/types';
import { entriesBy } from './loss';
import { MIST_TECHNOLOGY, type Scene, sceneOf } from './scene';
import type { TunnelUse } from './tunnels';

const scenes = new WeakMap<Design, readonly Scene[]>();

function scenesOf(design: Design): readonly Scene[] {
  const known = scenes.get(design);
  if (known !== undefined) return known;
  const groups: readonly Group[] = Object.values(design.groups).filter(
    ({ technology }) => technology === MIST_TECHNOLOGY,
  );
  const made = groups.map((group) => sceneOf(design, group));
  scenes.set(design, made);
  return made;
}

/** The sentence for the entry with this seq; undefined = not newsworthy. */
export function tellMistEdge(design: Design, run: Run, seq: number): string | undefined {
  const entry = run.trace[seq];
  if (entry === undefined || (entry.atMs < 0 && run.spec.from === 'settled')) return undefined;
  for (const scene of scenesOf(design)) {
    const edge = scene.org.edges.find(({ handle }) => handle === entry.instance);
    if (edge !== undefined) return tellEdge(entry, edge.name);
    const use = scene.uses.find(({ id }) => id === entry.instance);
    if (use !== undefined) return tellTunnels(run, entry, use);
  }
  return tellOther(entry);
}

function tellEdge(entry: TraceEntry, name: string): string | undefined {
  if (entry.rule === 'mist.edge.stats') return tellLoad(entry, name);
  if (entry.from === entry.to) return undefined;
  switch (entry.rule) {
    case 'mist.edge.off':
      return `${name} has no power; nobody tells its APs.`;
    case 'mist.edge.on':
      return entry.atMs > 0 ? `${name} serves again.` : undefined;
    case 'mist.crm.failed':
      return `${name} is suspended: ${entry.text ?? 'a check'} failed, and it tells its APs to leave.`;
    case 'mist.crm.recovered':
      return `${name} serves again: all checks are healthy. Tunnels do not come back by themselves.`;
    case 'mist.service.stop':
      return `The tunnel service of ${name} is stopped; it tells its APs to leave.`;
    case 'mist.service.start':
      return `The tunnel service of ${name} is started.`;
    case 'mist.service.restart':
      return `The tunnel service of ${name} restarts and is silent for 3 s.`;
    case 'mist.service.restarted':
      return `The tunnel service of ${name} is back.`;
    default:
      return undefined;
  }
}

/** An Edge that has just gone above its maximum. */
function tellLoad({ facts }: TraceEntry, name: string): string | undefined {
  if (facts.overload !== true) return undefined;
  return `${name} holds ${Number(facts.tunnels)} tunnels, ${Number(facts.loadPercent)} % of its maximum.`;
}

const number = (entry: TraceEntry, fact: string): number => Number(entry.facts[fact] ?? 0);

/** What a preemption moves one by one is told once. */
const ONE_BATCH_MS = 60_000;

function tellTunnels(run: Run, entry: TraceEntry, { tunnel, holder, edges }: TunnelUse): string | undefined {
  if (entry.from === entry.to) return undefined;
  const none = number(entry, 'none');
  const who = holder.kind === 'edge' ? holder.name : `APs of ${holder.name}`;
  switch (entry.to) {
    case 'suspect':
      return holder.kind === 'edge'
        ? `${who} misses hellos on ${tunnel.name}; it waits for ${tunnel.helloIntervalS} s × ${tunnel.helloRetries}.`
        : `${number(entry, 'missingHellos')} ${who} miss hellos on ${tunnel.name}; they wait for ${tunnel.helloIntervalS} s × ${tunnel.helloRetries}.`;
    case 'connecting':
      if (none === 0) return undefined;
      return holder.kind === 'edge'
        ? `${who} gives its anchor up and asks the next of its list.`
        : `${none} ${who} leave their Edge and ask the next of their list.`;
    case 'preempting': {
      const isGoingOn = entriesBy(run)
        .get(entry.instance)
        ?.some(({ atMs, seq, to }) => seq < entry.seq && atMs > entry.atMs - ONE_BATCH_MS && to === 'preempting');
      return isGoingOn ? undefined : `The cloud moves ${who} back to their preferred Edge.`;
    }
    case 'no_peer':
      return holder.kind === 'edge'
        ? `${who} has no anchor left on ${tunnel.name}: anchored traffic goes nowhere.`
        : `${none} ${who} have no Edge left for ${tunnel.name}.`;
    case 'forwarding': {
      // Between two moves of a batch nothing is over.
      if (entry.atMs <= 0 || entry.from === 'preempting') return undefined;
      const where = edges.flatMap(({ name }) => (number(entry, name) > 0 ? [`${name} ${number(entry, name)}`] : []));
      const text = where.length === 0 ? '' : `: ${where.join(', ')}`;
      return holder.kind === 'edge' ? `${who} is anchored again${text}.` : `All ${who} have a tunnel again${text}.`;
    }
    case 'off':
      return `The ${who} have no power.`;
    default:
      return undefined;
  }
}

function tellOther(entry: TraceEntry): string | undefined {
  if (entry.from === entry.to || entry.atMs < 0) return undefined;
  const [kind = '', name = ''] = /^([a-z]+):(.+)$/.exec(entry.instance)?.slice(1) ?? [];
  switch (`${kind} ${entry.rule}`) {
    case 'mxagent mist.cloud.gone':
      return `The cloud does not hear ${name}; its tunnels do not need it.`;
    case 'preempt mist.preempt.tick':
      return `Auto-preemption of ${name}: ${entry.text ?? 'APs'} are moved over the next 300 s.`;
    case 'preempt mist.preempt.done':
      return `Auto-preemption of ${name} is done.`;
    case 'wlan mist.wlan.stranded':
      return `${name.replace('@', ' on ')} stays up without tunnels: its clients are stranded.`;
    case 'wlan mist.wlan.disabled':
      return `${name.replace('@', ' on ')} is disabled: no tunnel is up.`;
    case 'wlan mist.wlan.stale-addresses':
      return `Clients of ${name.replace('@', ' on ')} have addresses of another subnet.`;
    case 'cluster mist.cluster.down':
      return `No Edge of ${name} serves.`;
    case 'cloud mist.fault':
      return 'The cloud is not reachable; Edges and APs go on without it.';
    default:
      return undefined;
  }
}
