// One sentence for an entry of a run that a viewer should notice, in the field's words. It reads the trace and decides nothing.
import type { Design, Group } from '../../model/design';
import type { Run, TraceEntry } from '../kernel/types';
import { MIST_TECHNOLOGY, type Scene, sceneOf } from './scene';

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
    if (use !== undefined)
      return tellTunnels(
        run,
        entry,
        use.tunnel.name,
        use.holder.name,
        use.tunnel.helloIntervalS,
        use.tunnel.helloRetries,
      );
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

function tellTunnels(
  run: Run,
  entry: TraceEntry,
  tunnel: string,
  holder: string,
  interval: number,
  retries: number,
): string | undefined {
  if (entry.from === entry.to) return undefined;
  const before = run.trace.slice(0, entry.seq).findLast(({ instance }) => instance === entry.instance);
  const none = number(entry, 'none');
  switch (entry.to) {
    case 'suspect':
      return `${number(entry, 'missingHellos')} APs of ${holder} miss hellos on ${tunnel}; they wait for ${interval} s × ${retries}.`;
    case 'connecting':
      return none > 0 ? `${none} APs of ${holder} leave their Edge and ask the next of their list.` : undefined;
    case 'preempting':
      return before?.to === 'preempting' ? undefined : `The cloud moves APs of ${holder} back to their preferred Edge.`;
    case 'no_peer':
      return `${none} APs of ${holder} have no Edge left for ${tunnel}.`;
    case 'forwarding': {
      if (entry.atMs <= 0) return undefined;
      const where = Object.entries(entry.facts).filter(
        ([name, value]) => /^[^a-z]|-/.test(name) && typeof value === 'number' && value > 0,
      );
      const text = where.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ');
      return `All APs of ${holder} have a tunnel again${text === '' ? '' : `: ${text}`}.`;
    }
    case 'off':
      return `The APs of ${holder} have no power.`;
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
