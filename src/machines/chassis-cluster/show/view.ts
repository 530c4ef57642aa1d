// What one member of a cluster sees at one instant of a run: rows, links and history as data; it lays out no text.
import type { NodeId } from '../../../model/design';
import type { ConsoleContext } from '../../kernel/technology';
import type { InstanceView, TraceEntry } from '../../kernel/types';
import { type ClusterModel, clusterModel, FALLBACK_OFFSET, nodeOfPort } from '../models';
import { type ChassisClusterConfig, emptyClusterConfig, readClusterConfig } from '../schema';
import { type ShowLayout, showLayout } from './release';

export type MemberIndex = 0 | 1;
/** One of the two nodes as the asked node sees it. */
export interface MemberView {
  readonly index: MemberIndex;
  /** `node0`, as every output names it. */
  readonly alias: string;
  /** Name in instance ids: `node0`, or the device's name where the design has several clusters. */
  readonly handle: string;
  readonly node: NodeId | undefined;
  readonly power: 'on' | 'booting' | 'off';
  /** The asked node has declared this one lost. */
  readonly lost: boolean;
}
export interface ClusterView {
  readonly context: ConsoleContext;
  readonly config: ChassisClusterConfig;
  readonly model: ClusterModel | undefined;
  readonly release: string | undefined;
  readonly layout: ShowLayout;
  readonly self: MemberView;
  readonly peer: MemberView;
  readonly members: readonly [MemberView, MemberView];
}

const POWER: Readonly<Record<string, MemberView['power']>> = { off: 'off', booting: 'booting' };

/**
 * Does this detector count its peer as there? Until the heartbeat time is over it does, and not again before the first whole heartbeat; an
 * instance that the plan does not have hears.
 */
export function isHeard({ frame, run }: ConsoleContext, detector: string): boolean {
  const instance = frame.instances.get(detector);
  switch (instance?.state) {
    case undefined:
    case 'up':
    case 'silent':
      return true;
    case 'recovering':
      return (
        run.trace.findLast(
          (entry) => entry.instance === detector && entry.atMs <= frame.atMs && entry.from !== entry.to,
        )?.from === 'silent'
      );
    default:
      return false;
  }
}

/** Builds the view of the member at whose CLI the command is typed; undefined when the design has no such member. */
export function clusterView(context: ConsoleContext): ClusterView | undefined {
  const { design, group, node, frame } = context;
  const own = group.members.indexOf(node);
  if (own !== 0 && own !== 1) return undefined;
  const device = design.nodes[node];
  const state = (id: string): string | undefined => frame.instances.get(id)?.state;
  const member = (index: MemberIndex): MemberView => {
    const id = group.members[index];
    const alias = `node${index}`;
    const name = id === undefined ? undefined : design.nodes[id]?.name;
    const handle = frame.instances.has(`rg0@${alias}`) || name === undefined ? alias : name;
    return { index, alias, handle, node: id, power: POWER[state(`device:${handle}`) ?? ''] ?? 'on', lost: false };
  };
  const self = member(own);
  const other = member(own === 0 ? 1 : 0);
  // in a split brain both are primary in fact, and each one's own detectors say that the other is gone; a disabled node is silent, too, and
  // still shown as disabled [CAP-VSRX]
  const peerState = state(`rg0@${other.handle}`);
  const deaf = !isHeard(context, `control@${self.handle}`) && !isHeard(context, `fabric@${self.handle}`);
  const peer = { ...other, lost: peerState === 'lost' || (deaf && peerState !== 'disabled') };
  return {
    context,
    config: readClusterConfig(group.config).value ?? emptyClusterConfig,
    model: clusterModel(device?.model),
    release: device?.release,
    layout: showLayout(device?.release),
    self,
    peer,
    members: own === 0 ? [self, peer] : [peer, self],
  };
}

/** Exactly 74, as captured [CAP-PS]. */
const DASHES = '-'.repeat(74);

/** Members whose answers the asked node can print: itself, and a peer that is up and heard. */
export const reachableMembers = (view: ClusterView): readonly MemberView[] =>
  view.members.filter((member) => member.index === view.self.index || (!member.lost && member.power === 'on'));

/** What every reachable node tells, below its name and a rule of dashes. */
export const ofEachNode = (view: ClusterView, print: (member: MemberView) => string): string =>
  reachableMembers(view)
    .map((member) => `${member.alias}:\n${DASHES}\n${print(member)}`)
    .join('\n\n');

/** The member that a port belongs to by its name; a name without slot is the asked node's. */
export const memberOf = (view: ClusterView, port: string): MemberView =>
  view.members[nodeOfPort(view.model?.offset ?? FALLBACK_OFFSET, port) ?? view.self.index];

/** The instance of one redundancy group on one member. */
export const groupInstance = (view: ClusterView, id: number, member: MemberView): InstanceView | undefined =>
  view.context.frame.instances.get(`rg${id}@${member.handle}`);

/** Redundancy groups, ascending; RG0 exists whatever is configured. */
export const groupNumbers = (view: ClusterView): readonly number[] =>
  [...new Set([0, ...view.config.redundancyGroups.map(({ number }) => number)])].sort((a, b) => a - b);

/** Entries up to the playhead in which this instance changed its state. */
export function stateChanges(view: ClusterView, instance: string): readonly TraceEntry[] {
  const { run, frame } = view.context;
  return run.trace.filter(
    (entry) => entry.instance === instance && entry.atMs <= frame.atMs && entry.from !== entry.to,
  );
}

/** Transitions to primary on either node: cluster-wide, 1 after the first election [YANG, CAP-VSRX]. */
export const failoverCount = (view: ClusterView, id: number): number =>
  factNumber(groupInstance(view, id, view.self), 'failoverCount') ?? 0;

/** Is that port up, as its own node sees it? A port that is no part of the design counts as up while its node runs. */
export function isPortUp(view: ClusterView, name: string, member: MemberView): boolean {
  const port = view.context.frame.instances.get(`port:${member.handle}/${name}`);
  return port === undefined ? member.power === 'on' : port.state === 'up';
}

/** Is a monitored interface up on that node? A reth is while one of the node's children is. */
export function isMonitoredUp(view: ClusterView, name: string, member: MemberView): boolean {
  const reth = view.config.reths.find((each) => each.name === name);
  if (reth === undefined) return isPortUp(view, name, member);
  const own = reth.children.filter((port) => memberOf(view, port).index === member.index);
  return own.length === 0 || own.some((port) => isPortUp(view, port, member));
}

/** Does a monitor of that interface count on that node? A reth has children on both [SEED]. */
export const isMonitoredOn = (view: ClusterView, name: string, member: MemberView): boolean =>
  view.config.reths.some((reth) => reth.name === name) || memberOf(view, name).index === member.index;

/** Numbers and words of an instance's facts; anything else counts as not told. */
export const factNumber = (instance: InstanceView | undefined, name: string): number | undefined => {
  const value = instance?.facts[name];
  return typeof value === 'number' ? value : undefined;
};
export const factCodes = (instance: InstanceView | undefined): readonly string[] => {
  const value = instance?.facts.failures;
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
};
