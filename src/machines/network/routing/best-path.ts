// Which of several paths a BGP speaker uses, step by step as Junos compares them. Pure; it knows no sessions and no time.
import type { JsonObject } from '../../../model/json';

/** A path to a prefix as a neighbour offers it. JSON, because it is the state of a route. */
export interface RoutePath extends JsonObject {
  /** Handle of the neighbour. */
  readonly from: string;
  /** Handles of the speakers on it, the neighbour first, who has the prefix last. */
  readonly through: readonly string[];
  readonly asPath: readonly number[];
  readonly med: number;
  readonly localPreference: number;
  /** Learned from another AS. */
  readonly external: boolean;
  /** Router id of the neighbour as a number. */
  readonly routerId: number;
  /** What a member said of it, for people: `10`, `MED 10`, the colour, and to what it belongs. */
  readonly preference: number | null;
  readonly word: string;
  readonly role: string;
  readonly owner: string;
}

export interface BestPaths {
  /** One path, or several where they are used at once. */
  readonly best: readonly RoutePath[];
  /** Last part of the rule's id. */
  readonly decidedBy:
    | 'none'
    | 'only'
    | 'local-preference'
    | 'as-path'
    | 'med'
    | 'ebgp'
    | 'existing'
    | 'router-id'
    | 'multipath';
}

interface Chooser {
  readonly multipath: boolean;
  readonly tieBreak: 'existing' | 'router-id';
}

/** The best of these paths; `inUse` are the neighbours of the path that is used now. */
export function bestPaths(paths: readonly RoutePath[], chooser: Chooser, inUse: readonly string[]): BestPaths {
  if (paths.length === 0) return { best: [], decidedBy: 'none' };
  let left = paths;
  let decidedBy: BestPaths['decidedBy'] = 'only';
  const keep = (step: BestPaths['decidedBy'], kept: readonly RoutePath[]): void => {
    if (kept.length === 0 || kept.length === left.length) return;
    left = kept;
    decidedBy = step;
  };
  keep(
    'local-preference',
    lowest(left, ({ localPreference }) => -localPreference),
  );
  keep(
    'as-path',
    lowest(left, ({ asPath }) => asPath.length),
  );
  keep(
    'med',
    left.filter((path) => !left.some((other) => isSameAs(path, other) && other.med < path.med)),
  );
  keep(
    'ebgp',
    left.filter(({ external }) => external),
  );
  if (chooser.multipath && left.length > 1 && left.every((path) => isSameAs(path, left[0] ?? path)))
    return { best: [...left].sort((a, b) => a.routerId - b.routerId), decidedBy: 'multipath' };
  if (chooser.tieBreak === 'existing' && left.every(({ external }) => external))
    keep(
      'existing',
      left.filter(({ from }) => inUse.includes(from)),
    );
  keep('router-id', lowest(left, ({ routerId }) => routerId).slice(0, 1));
  return { best: left.slice(0, 1), decidedBy };
}

/** MED says something only between paths that come from the same neighbour AS. */
const isSameAs = (a: RoutePath, b: RoutePath): boolean => a.asPath[0] === b.asPath[0];

function lowest(paths: readonly RoutePath[], measure: (path: RoutePath) => number): readonly RoutePath[] {
  const least = Math.min(...paths.map(measure));
  return paths.filter((path) => measure(path) === least);
}
