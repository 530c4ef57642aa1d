// Giving a router two Routing Engines: what it starts with. Pure edits of a design.
import type { Design, Group, JsonObject, NodeId } from '../../model/design';
import { portNames } from '../../model/port-names';
import { withChassisGroup, withModel } from '../chassis';
import { RE_GROUP } from './build-design';
import { RE_TECHNOLOGY, routerOf } from './router';
import { emptyEngineConfig, type RoutingEngineConfig } from './schema';

/** Models with one Routing Engine only [R31, R37]; the rest of the list is general knowledge. */
const SINGLE = /^MX(5|10|40|80|150|204)$/;

export const isSingleEngine = (model: string | undefined): boolean => model !== undefined && SINGLE.test(model);

/** The design with two Routing Engines in the router, or a sentence why it cannot have them. */
export function formEngines(
  design: Design,
  members: readonly NodeId[],
  name: string,
): Design | { readonly error: string } {
  const [first] = members;
  if (first === undefined || members.length !== 1) return { error: 'Routing Engines belong to one router.' };
  const node = design.nodes[first];
  if (isSingleEngine(node?.model))
    return { error: `${node?.name ?? 'This router'}: an ${node?.model ?? 'MX'} has a single Routing Engine.` };
  const config = engineDefaults();
  return withChassisGroup(design, first, { preferred: RE_GROUP, name, technology: RE_TECHNOLOGY, config });
}

/** The router as another chassis, or a sentence why it cannot have two Routing Engines there. */
export function setEngineModel(design: Design, group: Group, model: string): Design | { readonly error: string } {
  const router = routerOf(design, group);
  return isSingleEngine(model)
    ? { error: `${router.handle}: an ${model} has a single Routing Engine.` }
    : withModel(design, router.id, model);
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
