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
    if (use !== undefined) return tellTunnels(run, entry, use, scene);
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

function tellTunnels(run: Run, entry: TraceEntry, use: TunnelUse, scene: Scene): string | undefined {
  if (use.holder.kind === 'edge') return entry.from === entry.to ? undefined : tellAnchor(entry, use);
  return entry.from === entry.to ? tellHole(run, entry, scene) : tellAps(run, entry, use, scene);
}

/** Tunnels that stay up while what they carry goes nowhere, of all AP groups in one instant. */
function tellHole(run: Run, entry: TraceEntry, { uses }: Scene): string | undefined {
  if (entry.atMs < 0) return undefined;
  const changed = uses.flatMap(({ id, holder }) => {
    const own = (holder.kind === 'aps' && entriesBy(run).get(id)) || [];
    const at = own.findLastIndex(({ atMs }) => atMs === entry.atMs);
    const [last, before] = [own[at], own.findLast(({ atMs }) => atMs < entry.atMs)];
    return last && before
      ? [{ seq: last.seq, now: number(last, 'blackHoled'), was: number(before, 'blackHoled') }]
      : [];
  });
  const [now, was] = [sum(changed.map((each) => each.now)), sum(changed.map((each) => each.was))];
  if (now === was || changed.some(({ seq, now: own, was: old }) => own !== old && seq > entry.seq)) return undefined;
  if (now > was) return `${now} APs are in a black hole: their Edge answers hellos, and what it bridges goes nowhere.`;
  return now === 0 ? `What the APs send gets through again; no tunnel was moved.` : undefined;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function tellAnchor(entry: TraceEntry, { tunnel, holder, edges }: TunnelUse): string | undefined {
  const who = holder.name;
  switch (entry.to) {
    case 'suspect':
      return `${who} misses hellos on ${tunnel.name}; it waits for ${tunnel.helloIntervalS} s × ${tunnel.helloRetries}.`;
    case 'connecting':
      return `${who} gives its anchor up and asks the next of its list.`;
    case 'no_peer':
      return `${who} has no anchor left on ${tunnel.name}: anchored traffic goes nowhere.`;
    case 'forwarding':
      if (entry.atMs <= 0) return undefined;
      return `${who} is anchored again: ${edges.flatMap(({ name }) => (number(entry, name) > 0 ? [name] : [])).join(', ')}.`;
    default:
      return undefined;
  }
}

/** What befalls several AP groups in one instant is told once, with the last of them. */
function tellAps(run: Run, entry: TraceEntry, { tunnel, holder }: TunnelUse, { uses }: Scene): string | undefined {
  const frame = run.frameAt(entry.atMs);
  const alike = uses.filter(({ id, holder: own }) => {
    const last = run.trace[frame.instances.get(id)?.lastEntry ?? -1];
    return own.kind === 'aps' && last?.atMs === entry.atMs && last.to === entry.to;
  });
  const entries = alike.flatMap(({ id }) => run.trace[frame.instances.get(id)?.lastEntry ?? -1] ?? []);
  const isLast = entries.every(({ seq }) => seq <= entry.seq);
  if (!isLast) return undefined;
  const all = (fact: string): number => sum(entries.map((each) => number(each, fact)));
  const who = alike.length > 1 ? 'APs' : `APs of ${holder.name}`;
  const on = alike.every((each) => each.tunnel === tunnel) ? ` on ${tunnel.name}` : '';
  switch (entry.to) {
    case 'suspect':
      return `${all('missingHellos')} ${who} miss hellos${on}; they wait for ${tunnel.helloIntervalS} s × ${tunnel.helloRetries}.`;
    case 'connecting':
      return all('none') > 0 ? `${all('none')} ${who} leave their Edge and ask the next of their list.` : undefined;
    case 'preempting': {
      const isGoingOn = entriesBy(run)
        .get(entry.instance)
        ?.some(({ atMs, seq, to }) => seq < entry.seq && atMs > entry.atMs - ONE_BATCH_MS && to === 'preempting');
      return isGoingOn ? undefined : `The cloud moves ${who} back to their preferred Edge.`;
    }
    case 'no_peer':
      return `${all('none')} ${who} have no Edge left${on}.`;
    case 'forwarding': {
      // Between two moves of a batch nothing is over.
      if (entry.atMs <= 0 || entry.from === 'preempting') return undefined;
      const names = [...new Set(alike.flatMap(({ edges }) => edges.map(({ name }) => name)))];
      const where = names.flatMap((name) => (all(name) > 0 ? [`${name} ${all(name)}`] : []));
      return `All ${who} have a tunnel again${where.length === 0 ? '' : `: ${where.join(', ')}`}.`;
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
    case 'check mist.check.lost':
      return `${name.replace('/', ': ')} is not answered; no hello will tell.`;
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
