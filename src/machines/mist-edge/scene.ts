// A design's organization with the names of all of its instances: what plan, referee, requests and screens share. It runs nothing.
import type { Design, Group, NodeId } from '../../model/design';
import type { MachineState, World } from '../kernel/types';
import { mistCard } from './card';
import type { CohortContext } from './cohort-context';
import type { CohortState } from './cohort-machine';
import type { EdgeState } from './edge-machine';
import { type CheckedResource, type Edge, type Org, orgOf } from './org';
import { CLOUD_FLAG, pathFlag, resourceFlag } from './reachability';
import type { TunnelConfig } from './schema';
import { type Cohort, type TunnelUse, tunnelUses } from './tunnels';

export const MIST_TECHNOLOGY = mistCard.id;

export interface Scene {
  readonly org: Org;
  readonly uses: readonly TunnelUse[];
  readonly cohorts: readonly Cohort[];
  readonly handleOf: (node: NodeId) => string;
  /** Everything that can be broken by itself and is no device, port or link. */
  readonly flags: readonly { readonly id: string; readonly title: string }[];
}

export const edgeInstance = (edge: Edge): string => edge.handle;
export const checkInstance = (edge: Edge, check: CheckedResource): string => `check:${edge.handle}/${check.check}`;
export const agentInstance = (edge: Edge): string => `mxagent:${edge.handle}`;
export const oobmFlag = (edge: Edge): string => `oobm:${edge.name}`;
export const schedulerInstance = (tunnel: TunnelConfig): string => `preempt:${tunnel.name}`;
export const clusterInstance = (cluster: string): string => `cluster:${cluster}`;
export const wlanInstance = (ssid: string, apGroup: string): string => `wlan:${ssid}@${apGroup}`;

/** The scene of a group; `handles` are the words for devices in ids. */
export function sceneOf(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): Scene {
  const org = orgOf(design, group, handles);
  const uses = tunnelUses(org);
  const paths = uses.flatMap(({ holder, edges }) =>
    edges.map((edge) => ({ id: pathFlag(holder.name, edge.name), title: `Path from ${holder.name} to ${edge.name}` })),
  );
  const resources = org.config.resources.flatMap(({ name }) => [
    { id: resourceFlag(name), title: name },
    ...org.edges.map((edge) => ({ id: resourceFlag(name, edge.name), title: `${name} from ${edge.name}` })),
  ]);
  const oobm = org.edges
    .filter((edge) => edge.oobm === undefined)
    .map((edge) => ({ id: oobmFlag(edge), title: `OOBM of ${edge.name}` }));
  const flags = [{ id: CLOUD_FLAG, title: 'Mist cloud' }, ...resources, ...paths, ...oobm];
  return {
    org,
    uses,
    cohorts: uses.flatMap(({ cohorts }) => cohorts),
    handleOf: (node) => handles?.get(node) ?? design.nodes[node]?.name ?? node,
    flags: [...new Map(flags.map((flag) => [flag.id, flag])).values()],
  };
}

/** A cohort at an instant. */
export function cohortAt(
  world: Pick<World, 'state'>,
  cohort: Cohort,
): { readonly state: CohortState; readonly context: CohortContext } {
  const state = world.state(cohort.id);
  if (state === undefined) throw new Error(`There is no cohort ${cohort.id}.`);
  return { state: state.value as CohortState, context: state.context as unknown as CohortContext };
}

/** What the tunnel service of an Edge does, without display words. */
export function serviceAt(world: Pick<World, 'state'>, edge: Edge): EdgeState {
  const state: MachineState | undefined = world.state(edgeInstance(edge));
  return (state?.value ?? 'down') as EdgeState;
}

/** `5c5b35000010`: a MAC address for each AP of the design. */
export function apMac(scene: Scene, use: TunnelUse, index: number): string {
  const place = scene.org.apGroups.findIndex(({ node }) => node === use.holder.node);
  return `5c5b35${(Math.max(0, place) * 0x10000 + index + 1).toString(16).padStart(6, '0').slice(-6)}`;
}
