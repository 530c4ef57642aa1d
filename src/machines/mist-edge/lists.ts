// In which order an AP tries the Edges of its clusters (R3, an idealised shuffle). It knows positions, not names.
import type { HostsSelection } from './schema';

/** Members of one cluster as an AP sees them. */
export interface ListedCluster {
  /** Places of its members, in the order of `tunterm_hosts`. */
  readonly places: readonly number[];
  readonly selection: HostsSelection;
  /** Indexes into `places`, for `ordered`. */
  readonly order: readonly number[];
  /** Which permutation a site has, for `shuffle-by-site`. */
  readonly sitePermutation: number;
}

/** Above so many members the number of permutations is cut: first and second choice stay evenly shared, and cohorts few. */
const ALL_PERMUTATIONS_UP_TO = 5;

function factorial(n: number): number {
  let product = 1;
  for (let factor = 2; factor <= n; factor++) product *= factor;
  return product;
}

/** How many different lists a cluster of n members hands out under `shuffle`. */
const shuffles = (n: number): number => (n <= ALL_PERMUTATIONS_UP_TO ? factorial(n) : n * (n - 1));

/** Permutation number `index` of 0…n-1: lexicographic, or first choice, second choice and the rest in turn where n is large. */
export function permutation(n: number, index: number): readonly number[] {
  if (n > ALL_PERMUTATIONS_UP_TO) return choice(n, index);
  const left = Array.from({ length: n }, (_, at) => at);
  const result: number[] = [];
  let rest = index % factorial(n);
  for (let size = n; size > 0; size--) {
    const block = factorial(size - 1);
    const at = Math.floor(rest / block);
    rest %= block;
    result.push(...left.splice(at, 1));
  }
  return result;
}

function choice(n: number, index: number): readonly number[] {
  const first = index % n;
  const step = 1 + (Math.floor(index / n) % (n - 1));
  const second = (first + step) % n;
  const rest = Array.from({ length: n }, (_, at) => (second + 1 + at) % n).filter(
    (at) => at !== first && at !== second,
  );
  return [first, second, ...rest];
}

/** How many APs in a row get different lists. */
export function listPeriod(clusters: readonly ListedCluster[]): number {
  return clusters.reduce(
    (product, cluster) => product * (cluster.selection === 'shuffle' ? shuffles(cluster.places.length) : 1),
    1,
  );
}

/** The list of AP `index`: permutation (i mod n!) of the primary, then (⌊i/n!⌋ mod m!) of the secondary, and so on. */
export function listOf(clusters: readonly ListedCluster[], index: number): readonly number[] {
  let rest = index;
  return clusters.flatMap((cluster) => {
    const { places } = cluster;
    const n = places.length;
    const pick = (indexes: readonly number[]): readonly number[] => indexes.flatMap((at) => places[at] ?? []);
    switch (cluster.selection) {
      case 'ordered':
        return pick(cluster.order.length > 0 ? cluster.order : places.map((_, at) => at));
      case 'shuffle-by-site':
        return pick(permutation(n, cluster.sitePermutation));
      case 'shuffle': {
        const count = shuffles(n);
        const own = rest % count;
        rest = Math.floor(rest / count);
        return pick(permutation(n, own));
      }
      default: {
        const never: never = cluster.selection;
        throw new Error(`Unknown selection ${JSON.stringify(never)}.`);
      }
    }
  });
}

/** The permutation of the k-th site: first choices in turn, as a good hash would spread them over many sites. */
export function sitePermutation(n: number, site: number): number {
  if (n > ALL_PERMUTATIONS_UP_TO) return site;
  const block = factorial(Math.max(0, n - 1));
  return (site % Math.max(1, n)) * block + (Math.floor(site / Math.max(1, n)) % block);
}
