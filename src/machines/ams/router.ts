// One router of a design with its services cards and bundles looked up: handles, PICs, pairs. It decides nothing and simulates nothing.
import type { Design, DesignNode, Group, NodeId } from '../../model/design';
import { type BundleInput, NOBODY } from './bundle-context';
import { amsCard } from './card';
import { type AmsConfig, type Bundle, type CardModel, emptyAmsConfig, REJOIN_DEFAULT_S, readAmsConfig } from './schema';

export const AMS_TECHNOLOGY = amsCard.id;

export interface Pic {
  /** `mams-1/0/0`. */
  readonly name: string;
  readonly fpc: number;
  readonly pic: number;
}

export interface AmsRouter {
  readonly design: Design;
  readonly group: Group;
  readonly config: AmsConfig;
  readonly id: NodeId;
  /** What instance ids and targets call the router. */
  readonly handle: string;
  readonly node: DesignNode | undefined;
  /** Services PICs of all bundles, each once, in the order of configuration. */
  readonly pics: readonly Pic[];
  /** FPC slots of these PICs, ascending. */
  readonly cards: readonly number[];
}

/** PICs of a services card [S16, S5]. */
export const PICS_PER_CARD: Readonly<Record<CardModel, number>> = { 'MX-SPC3': 2, 'MS-MPC': 4, 'MS-MIC': 1 };

/** `mams-1/0/0` in its numbers; undefined where it is none. */
export function parsePic(name: string): Pic | undefined {
  const match = /^mams-(\d{1,2})\/(\d)\/(\d)$/.exec(name);
  return match === null ? undefined : { name, fpc: Number(match[1]), pic: Number(match[2]) };
}

/** Looks a router up; a config that breaks the schema counts as empty, because drawings and findings still want to draw. */
export function routerOf(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): AmsRouter {
  const config = readAmsConfig(group.config).value ?? emptyAmsConfig;
  const id = group.members[0] ?? ('missing' as NodeId);
  const node = design.nodes[id];
  const names = [...new Set(config.bundles.flatMap(({ members }) => members.map(({ name }) => name)))];
  const pics = names.flatMap((name) => parsePic(name) ?? []);
  return {
    design,
    group,
    config,
    id,
    handle: handles?.get(id) ?? node?.name ?? 'router',
    node,
    pics,
    cards: [...new Set(pics.map(({ fpc }) => fpc))].sort((a, b) => a - b),
  };
}

export const bundleId = (router: AmsRouter, bundle: Bundle): string => `${bundle.name}@${router.handle}`;
export const memberId = (router: AmsRouter, bundle: Bundle, member: string): string =>
  `${bundle.name}/${member}@${router.handle}`;
export const picId = (router: AmsRouter, pic: string): string => `pic:${router.handle}/${pic}`;
export const cardId = (router: AmsRouter, fpc: number): string => `card:${router.handle}/fpc${fpc}`;

/** Pair of each member of a one-to-one bundle, counted from 0: by redundancy group, else two by two. */
export function pairsOf(bundle: Bundle): readonly number[] {
  const numbers = bundle.members.map(({ redundancyGroup }, at) => redundancyGroup ?? -1 - Math.floor(at / 2));
  const order = [...new Set(numbers)].sort((a, b) => a - b);
  return numbers.map((number) => order.indexOf(number));
}

/** What the bundle's machine is told of its configuration. */
export function bundleInput(bundle: Bundle): BundleInput {
  const model = bundle.highAvailability?.model ?? 'none';
  const indexOf = (name: string | undefined): number =>
    name === undefined ? NOBODY : bundle.members.findIndex((member) => member.name === name);
  const pairOf = model === 'one-to-one' ? pairsOf(bundle) : [];
  const groupBackups = (bundle.highAvailability?.redundancyGroups ?? []).map(({ preferredBackup }) => preferredBackup);
  const backups = [bundle.highAvailability?.preferredBackup, ...groupBackups].map(indexOf);
  return {
    model,
    ...failureOptions(bundle),
    members: bundle.members.length,
    preferredBackup: indexOf(bundle.highAvailability?.preferredBackup),
    pairOf,
    pairBackups: [...new Set(pairOf)]
      .sort((a, b) => a - b)
      .map((pair) => backups.find((member) => pairOf[member] === pair) ?? pairOf.lastIndexOf(pair)),
    sessions: bundle.sessions,
  };
}

/** What member-failure-options come to; not configured is drop with 120 s [S9]. */
export function failureOptions(bundle: Bundle): Pick<BundleInput, 'action' | 'rejoinMs' | 'enableRejoin'> {
  const { memberFailure } = bundle;
  return {
    action: memberFailure?.action ?? 'drop',
    rejoinMs: (memberFailure?.rejoinTimeoutS ?? REJOIN_DEFAULT_S) * 1000,
    enableRejoin: memberFailure?.enableRejoin ?? false,
  };
}

/** `redistribute-all-traffic enable-rejoin`, as the configuration would say it. */
export function failureText(bundle: Bundle): string {
  const { action, rejoinMs, enableRejoin } = failureOptions(bundle);
  const words = action === 'redistribute' ? 'redistribute' : `drop, ${rejoinMs / 1000} s`;
  return enableRejoin ? `${words}, rejoin` : words;
}

/** What was committed on the router during a run. */
export const committedId = (router: AmsRouter): string => `commits:${router.group.name}@${router.handle}`;
