// One sentence for a reth that its minimum-links takes down: the trap that no weight sees. It reads a run and decides nothing.
import type { Design } from '../../model/design';
import type { Run, TraceEntry } from '../kernel/types';
import { clusterOf } from './cluster';

/** The reth that went down for lack of links when this port did, and what is left of it. */
interface FallenReth {
  readonly name: string;
  readonly node: string;
  readonly left: number;
  readonly minimum: number;
}

/** undefined = this entry of a port takes no reth below its minimum, or takes its last link as well. */
function fallenReth(design: Design, run: Run, entry: TraceEntry): FallenReth | undefined {
  const [, handle, port] = /^port:([^/]+)\/(.+)$/.exec(entry.instance) ?? [];
  if (handle === undefined || port === undefined || entry.from !== 'up' || entry.to !== 'down') return undefined;
  for (const group of Object.values(design.groups)) {
    const cluster = clusterOf(design, group);
    const reth = cluster.config.reths.find(({ children }) => children.includes(port));
    const node = cluster.nodeOf(port);
    if (reth?.minimumLinks === undefined || node?.handle !== handle) continue;
    const isUp = (atMs: number, id: string): boolean => run.frameAt(atMs).instances.get(id)?.state === 'up';
    const links = (atMs: number): number =>
      reth.children.filter((child) => isUp(atMs, `port:${handle}/${child}`)).length;
    const left = links(entry.atMs);
    const fell = left > 0 && left < reth.minimumLinks && links(entry.atMs - 1) >= reth.minimumLinks;
    if (fell) return { name: reth.name, node: node.node?.name ?? handle, left, minimum: reth.minimumLinks };
  }
  return undefined;
}

const whatIsLeft = ({ left, minimum }: FallenReth): string =>
  `${left === 1 ? '1 link is' : `${left} links are`} left, minimum-links is ${minimum}.`;

/** `reth0 is down on srx-a: 1 link is left, minimum-links is 2.`; undefined where a group tells of it, or nothing fell. */
export function tellFallenReth(design: Design, run: Run, entry: TraceEntry): string | undefined {
  const fallen = fallenReth(design, run, entry);
  const isToldByGroup =
    fallen && run.trace.some(({ cause, instance }) => cause === entry.seq && instance.startsWith('rg'));
  return fallen && !isToldByGroup ? `${fallen.name} is down on ${fallen.node}: ${whatIsLeft(fallen)}` : undefined;
}

/** What an unmoved group has to add about the port that cost it weight: ` reth0 is down all the same: …`, or nothing. */
export function fallenAllTheSame(design: Design, run: Run, entry: TraceEntry): string {
  const port = entry.cause === null ? undefined : run.trace[entry.cause];
  const fallen = port && fallenReth(design, run, port);
  return fallen ? ` ${fallen.name} is down all the same: ${whatIsLeft(fallen)}` : '';
}
