// What routers were told when in a run: every change of a preference on a link, found once per run. Pure over the run and its drawing.
import type { RouteDrawing, RouteSource } from '../../../machines/kernel/route-drawing';
import type { Role, Run } from '../../../machines/kernel/types';
import type { NodeId } from '../../../model/design';
import { routeNow, splitPreference } from '../../story';
import type { Drawings } from '../geometry/scene-types';
import { planIndex } from './run-index';

/** One router, one prefix, one neighbour: what it said at the start and what since. */
export interface RouteTelling {
  readonly key: string;
  readonly router: NodeId;
  readonly route: RouteDrawing;
  readonly source: RouteSource;
  /** The first one is what was before anything happened. */
  readonly said: readonly RouteSaid[];
}
export interface RouteSaid {
  readonly atMs: number;
  readonly role: Role;
  /** `MED`; empty where the word has no figure. */
  readonly name: string;
  /** `10`; `null` = nothing is heard. */
  readonly figure: string | null;
}

const kept = new WeakMap<Run, { readonly drawings: Drawings; readonly tellings: readonly RouteTelling[] }>();

/** All tellings of a run, in the order of the drawing. */
export function tellingsOf(run: Run, drawings: Drawings): readonly RouteTelling[] {
  const known = kept.get(run);
  if (known?.drawings === drawings) return known.tellings;
  const tellings = [...drawings.values()].flatMap(({ nodes }) =>
    [...nodes].flatMap(([router, { routes }]) =>
      (routes ?? []).flatMap((route) =>
        route.from.map((source) => ({
          key: `${route.instance} ${source.handle}`,
          router,
          route,
          source,
          said: saidOf(run, route, source),
        })),
      ),
    ),
  );
  kept.set(run, { drawings, tellings });
  return tellings;
}

function saidOf(run: Run, { instance }: RouteDrawing, { handle }: RouteSource): readonly RouteSaid[] {
  const instants = new Set([-1]);
  for (const entry of run.trace) if (entry.instance === instance && entry.atMs >= 0) instants.add(entry.atMs);
  const said: RouteSaid[] = [];
  for (const atMs of [...instants].sort((a, b) => a - b)) {
    const view = run.frameAt(atMs).instances.get(instance);
    const path = view && routeNow(view).told.find(({ from }) => from === handle);
    const now = path
      ? { role: path.role, ...splitPreference(path) }
      : { role: 'failed' as const, name: '', figure: null };
    const last = said.at(-1);
    if (last && last.figure === now.figure && last.role === now.role) continue;
    said.push({ atMs, ...now });
  }
  return said;
}

/** What stands on a link at an instant: the present word, and the one of the start where it was another. */
export interface RouteLabel {
  readonly key: string;
  readonly link: string;
  /** Who says it: the other end of the link is the router. */
  readonly member: NodeId;
  readonly role: Role;
  readonly was: string | null;
  readonly now: string | null;
  /** Of several groups on one link: which one. */
  readonly owner: string | undefined;
  /** The link itself was killed. */
  readonly isCut: boolean;
}

export function routeLabels(run: Run, drawings: Drawings, atMs: number): readonly RouteLabel[] {
  const failed = new Set(run.frameAt(atMs).failed);
  const { link: links } = planIndex(run.plan);
  return tellingsOf(run, drawings).flatMap(({ key, route, source, said }) => {
    const [first] = said;
    const now = said.findLast((one) => one.atMs <= atMs) ?? first;
    if (!first || !now) return [];
    const was = first.figure !== now.figure ? first.figure : null;
    return source.links.slice(0, 1).map((link) => ({
      key,
      link,
      member: source.node,
      role: now.role,
      was,
      now: now.figure,
      owner: route.owner,
      isCut: failed.has(links.get(link) ?? ''),
    }));
  });
}

/** Updates that a member sends: changes to something that is heard, in order of time. */
export const updatesOf = (run: Run, drawings: Drawings) =>
  tellingsOf(run, drawings).flatMap(({ source, said }) =>
    said.flatMap(({ atMs, figure }) =>
      atMs < 0 || figure === null ? [] : source.links.map((link) => ({ atMs, link, member: source.node })),
    ),
  );
