// What the export policies of a node say of each prefix at an instant: terms in order, conditions tested against real tables. Pure; it knows no session.
import type { RoutingTraffic } from '../kernel/routing';
import type { Role } from '../kernel/types';
import { subnetOf } from './inet';
import type { MnhaNode } from './schema';

/** A route that is installed now because of a role or a failure. */
export interface InstalledRoute {
  readonly prefix: string;
  /** `inet.0`, or `INSTANCE.inet.0`. */
  readonly table: string;
}

/** A route that conditions may test, installed or not, and what it says of the group it belongs to. */
export interface TestedRoute extends InstalledRoute {
  readonly owner: string;
  readonly role: Role;
}

/** How the node has a prefix: what `from protocol` compares. */
export interface KnownPrefix {
  readonly prefix: string;
  readonly protocol: 'direct' | 'static' | 'bgp';
  readonly interface?: string;
}

export type Export = Omit<RoutingTraffic['exports'][number], 'node' | 'to'>;
type Policy = MnhaNode['policies'][number];
type Term = Policy['terms'][number];

export const MAIN_TABLE = 'inet.0';
export const tableOf = (instance: string | undefined): string =>
  instance === undefined ? MAIN_TABLE : `${instance}.${MAIN_TABLE}`;
export const hostRoute = (address: string): string => (address.includes('/') ? address : `${address}/32`);

interface Situation {
  readonly node: MnhaNode;
  readonly installed: readonly InstalledRoute[];
  readonly tested: readonly TestedRoute[];
}

/** Is the condition true: does its route exist in the table that it names? */
function isTrue({ node, installed }: Situation, name: string): boolean {
  const condition = node.conditions.find((one) => one.name === name);
  if (condition === undefined) return false;
  const table = condition.table ?? MAIN_TABLE;
  const wanted = subnetOf(condition.prefix);
  return (
    installed.some((route) => route.prefix === wanted && route.table === table) ||
    node.staticRoutes.some((route) => subnetOf(route.prefix) === wanted && tableOf(route.instance) === table)
  );
}

/** Does a term speak of this prefix, whatever its conditions? */
function concerns({ node }: Situation, term: Term, known: KnownPrefix): boolean {
  const named = [
    ...term.prefixes,
    ...term.prefixLists.flatMap((list) => node.prefixLists.find(({ name }) => name === list)?.prefixes ?? []),
  ].map(subnetOf);
  const isNamed = term.prefixes.length + term.prefixLists.length === 0 || named.includes(known.prefix);
  const isFrom = term.protocols.length === 0 || term.protocols.includes(known.protocol);
  const isOn = term.interfaces.length === 0 || term.interfaces.includes(known.interface ?? '');
  return isNamed && isFrom && isOn;
}

/** The routes that decide about a term: those its conditions name, in any table (a wrong table is still meant for them). */
const meant = ({ node, tested }: Situation, term: Term): readonly TestedRoute[] =>
  term.conditions.flatMap((name) => {
    const prefix = node.conditions.find((one) => one.name === name)?.prefix;
    return prefix === undefined ? [] : tested.filter((route) => route.prefix === subnetOf(prefix));
  });

const wordOf = (said: Pick<Export, 'med' | 'prepend' | 'localPreference'>): Pick<Export, 'preference' | 'word'> => {
  if (said.localPreference !== undefined)
    return { preference: said.localPreference, word: `local-preference ${said.localPreference}` };
  if (said.med !== undefined) return { preference: said.med, word: `MED ${said.med}` };
  const times = said.prepend ?? 0;
  return { preference: times, word: times === 0 ? 'no prepend' : `AS path ×${times}` };
};

/**
 * What a chain of export policies says of one prefix; undefined = not advertised. A prefix that no term decides is advertised if BGP
 * learned it, as Junos does by default.
 */
export function exported(situation: Situation, chain: readonly string[], known: KnownPrefix): Export | undefined {
  const terms = chain.flatMap((name) => situation.node.policies.find((one) => one.name === name)?.terms ?? []);
  let said: Pick<Export, 'med' | 'prepend' | 'localPreference'> = {};
  let passedOver: readonly TestedRoute[] = [];
  const usesMed = terms.some(({ metric }) => metric !== undefined);
  const result = (routes: readonly TestedRoute[]): Export => {
    const [route] = routes;
    const [missed] = passedOver;
    const owner = (route ?? missed)?.owner;
    const shown = usesMed && said.med === undefined ? { ...said, med: 0 } : said;
    return {
      prefix: known.prefix,
      ...said,
      ...wordOf(shown),
      role: route?.role ?? roleWithout(passedOver),
      ...(owner === undefined ? {} : { owner }),
    };
  };
  for (const term of terms) {
    if (!concerns(situation, term, known)) continue;
    const routes = meant(situation, term);
    if (!term.conditions.every((name) => isTrue(situation, name))) {
      passedOver = [...passedOver, ...routes];
      continue;
    }
    if (term.action === 'reject') return undefined;
    said = {
      ...said,
      ...(term.metric === undefined ? {} : { med: term.metric }),
      ...(term.asPathPrepend === undefined ? {} : { prepend: term.asPathPrepend }),
      ...(term.localPreference === undefined ? {} : { localPreference: term.localPreference }),
    };
    if (term.action === 'accept') return result(routes);
  }
  return known.protocol === 'bgp' ? result([]) : undefined;
}

/** No condition was true: the default. It is bad news where roles are signalled, good news where only a failure is. */
const roleWithout = (missed: readonly TestedRoute[]): Role => {
  if (missed.length === 0) return 'neutral';
  return missed.some(({ role }) => role === 'active') ? 'failed' : 'active';
};
