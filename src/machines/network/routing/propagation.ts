// What every speaker is told about a prefix, and which path it uses, from what is known at an instant. Pure; it knows no packets.
import type { NodeId, PortId } from '../../../model/design';
import type { RouteExport } from '../../kernel/routing';
import { type BestPaths, bestPaths, type RoutePath } from './best-path';
import type { RouteState } from './route';
import { localRoute, type RoutingSetup, type Session, type Speaker } from './setup';

/** How a session is: what is said over it arrives, or the receiver keeps what it heard, or it is gone. */
export type Hearing = 'hears' | 'keeps' | 'gone';

export interface RoutingView {
  readonly hearing: (session: Session) => Hearing;
  readonly isRunning: (node: NodeId) => boolean;
  readonly isUp: (port: PortId) => boolean;
  readonly exportOf: (member: Speaker, to: NodeId, prefix: string) => RouteExport | undefined;
  /** The route as it is now. */
  readonly present: (speaker: Speaker, prefix: string) => RouteState | undefined;
}

/** A route as it should be, with the step that decided. */
export interface ComputedRoute extends RouteState {
  readonly decidedBy: BestPaths['decidedBy'] | 'local';
}

interface Offer {
  readonly path: RoutePath;
  readonly receiver: Speaker;
}

const NOTHING: ComputedRoute = { via: [], members: [], local: 'none', candidates: [], decidedBy: 'none' };

/** The routes of all speakers to one prefix; speakers that do not run have none. */
export function routesTo(setup: RoutingSetup, view: RoutingView, prefix: string): ReadonlyMap<NodeId, ComputedRoute> {
  const speakers = [...setup.speakers.values()];
  let routes = new Map(speakers.map((speaker) => [speaker.node, routeOf(setup, view, speaker, prefix, [])] as const));
  // News travel one session a round; BGP itself need not come to rest with MEDs, so the rounds are bounded.
  for (let round = 0; round <= 2 * speakers.length; round++) {
    const offers = setup.sessions.flatMap((session) => offersOver(setup, view, session, prefix, routes));
    const next = new Map(
      speakers.map((speaker) => {
        const told = offers.flatMap(({ path, receiver }) => (receiver === speaker ? [path] : []));
        return [speaker.node, routeOf(setup, view, speaker, prefix, told)] as const;
      }),
    );
    const isAtRest = speakers.every(({ node }) => sameRoute(routes.get(node), next.get(node)));
    routes = next;
    if (isAtRest) break;
  }
  return routes;
}

function routeOf(
  setup: RoutingSetup,
  view: RoutingView,
  speaker: Speaker,
  prefix: string,
  told: readonly RoutePath[],
): ComputedRoute {
  if (!view.isRunning(speaker.node)) return NOTHING;
  const candidates = [...told].sort((a, b) => (a.from < b.from ? -1 : 1));
  const local = localRoute(speaker, prefix, view.isUp);
  if (local !== undefined) {
    const via = local.via === undefined ? undefined : setup.speakers.get(local.via)?.handle;
    return { via: via === undefined ? [] : [via], members: [], local: local.local, candidates, decidedBy: 'local' };
  }
  const chooser = { multipath: speaker.multipath ?? false, tieBreak: speaker.tieBreak ?? 'existing' };
  const { best, decidedBy } = bestPaths(candidates, chooser, view.present(speaker, prefix)?.via ?? []);
  const firstMember = ({ through }: RoutePath): readonly string[] =>
    through.filter((handle) => setup.speakerByHandle.get(handle)?.group !== undefined).slice(0, 1);
  return {
    via: best.map(({ from }) => from),
    members: [...new Set(best.flatMap(firstMember))],
    local: 'none',
    candidates,
    decidedBy,
  };
}

/** What the two ends of a session tell each other, or what they remember of it. */
function offersOver(
  setup: RoutingSetup,
  view: RoutingView,
  session: Session,
  prefix: string,
  routes: ReadonlyMap<NodeId, ComputedRoute>,
): readonly Offer[] {
  const hearing = view.hearing(session);
  const ends = [setup.speakers.get(session.a), setup.speakers.get(session.b)];
  return [ends, [...ends].reverse()].flatMap(([sender, receiver]) => {
    if (sender === undefined || receiver === undefined || hearing === 'gone') return [];
    const path =
      hearing === 'keeps'
        ? view.present(receiver, prefix)?.candidates.find(({ from }) => from === sender.handle)
        : told(view, sender, receiver, prefix, routes.get(sender.node));
    return path === undefined ? [] : [{ path, receiver }];
  });
}

/** What the sender says about the prefix to this neighbour; undefined = nothing. */
function told(
  view: RoutingView,
  sender: Speaker,
  receiver: Speaker,
  prefix: string,
  route: ComputedRoute | undefined,
): RoutePath | undefined {
  const best = route?.local === 'none' ? route.candidates.find(({ from }) => from === route.via[0]) : undefined;
  if (route === undefined || (route.local === 'none' && best === undefined)) return undefined;
  const external = sender.asn !== receiver.asn;
  // Nothing goes back to where it came from, and what was learned inside an AS is not told inside it again.
  if (best?.from === receiver.handle || (best !== undefined && !external && !best.external)) return undefined;
  const said = sender.group === undefined ? undefined : view.exportOf(sender, receiver.node, prefix);
  if (sender.group !== undefined && said === undefined) return undefined;
  const asPath = best?.asPath ?? [];
  const own = Array.from({ length: external ? 1 + (said?.prepend ?? 0) : 0 }, () => sender.asn);
  if (external && [...own, ...asPath].includes(receiver.asn)) return undefined;
  const shown = said ?? (external ? undefined : best);
  return {
    from: sender.handle,
    through: [sender.handle, ...(best?.through ?? [])],
    asPath: [...own, ...asPath],
    med: said?.med ?? (external ? 0 : (best?.med ?? 0)),
    localPreference: external ? 100 : (said?.localPreference ?? best?.localPreference ?? 100),
    external,
    routerId: sender.rank,
    preference: shown?.preference ?? null,
    word: shown?.word ?? '',
    role: shown?.role ?? 'neutral',
    owner: shown?.owner ?? '',
  };
}

/** Whether two routes say the same, whatever decided. */
export function sameRoute(a: RouteState | undefined, b: RouteState | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.local === b.local &&
    sameItems(a.via, b.via) &&
    sameItems(a.members, b.members) &&
    a.candidates.length === b.candidates.length &&
    a.candidates.every((path, at) => samePath(path, b.candidates[at]))
  );
}

function samePath(a: RoutePath, b: RoutePath | undefined): boolean {
  return (
    a === b ||
    (b !== undefined &&
      a.from === b.from &&
      a.med === b.med &&
      a.localPreference === b.localPreference &&
      a.external === b.external &&
      a.routerId === b.routerId &&
      a.preference === b.preference &&
      a.word === b.word &&
      a.role === b.role &&
      a.owner === b.owner &&
      sameItems(a.through, b.through) &&
      sameItems(a.asPath, b.asPath))
  );
}

const sameItems = (a: readonly (string | number)[], b: readonly (string | number)[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at]);
