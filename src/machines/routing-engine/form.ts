// Giving a router two Routing Engines: what it starts with. Pure edits of a design.
import type { Design, Group, JsonObject, NodeId } from '../../model/design';
import { portNames } from '../../model/port-names';
import { emptyEngineConfig, type RoutingEngineConfig } from './schema';

/** Models with one Routing Engine only [R31, R37]; the rest of the list is general knowledge. */
const SINGLE = /^MX(5|10|40|80|150|204)$/;

export const isSingleEngine = (model: string | undefined): boolean => model !== undefined && SINGLE.test(model);

/** The design unchanged, or a sentence why this device cannot have two Routing Engines. */
export function formEngines(design: Design, members: readonly NodeId[]): Design | { readonly error: string } {
  const [first] = members;
  if (first === undefined || members.length !== 1) return { error: 'Routing Engines belong to one router.' };
  const node = design.nodes[first];
  return isSingleEngine(node?.model)
    ? { error: `${node?.name ?? 'This router'}: an ${node?.model ?? 'MX'} has a single Routing Engine.` }
    : design;
}

/** Graceful switchover with nonstop routing: what every published configuration of a dual-RE router has. */
export function engineDefaults(): JsonObject {
  const config: RoutingEngineConfig = {
    ...emptyEngineConfig,
    gracefulSwitchover: true,
    nonstopRouting: true,
    commitSynchronize: true,
    onLossOfKeepalives: true,
    onDiskFailure: true,
    switchoverOnRoutingCrash: true,
  };
  return config as JsonObject;
}

/** Interface names of the router under its own model. */
export const enginePortNames = (design: Design, _group: Group, node: NodeId): readonly string[] =>
  portNames('mx', design.nodes[node]?.model);
