// One router of a design with its Routing Engines looked up: handles, ids, slots. It decides nothing and simulates nothing.
import type { Design, DesignNode, Group, NodeId } from '../../model/design';
import { engineCard } from './card';
import { type Engine, emptyEngineConfig, type RoutingEngineConfig, readEngineConfig, SLOTS, type Slot } from './schema';

export const RE_TECHNOLOGY = engineCard.id;

export interface EngineRouter {
  readonly design: Design;
  readonly group: Group;
  readonly config: RoutingEngineConfig;
  readonly id: NodeId;
  /** What instance ids and targets call the router. */
  readonly handle: string;
  readonly node: DesignNode | undefined;
}

/** Looks a router up; a config that breaks the schema counts as empty, because drawings and findings still want to draw. */
export function routerOf(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): EngineRouter {
  const config = readEngineConfig(group.config).value ?? emptyEngineConfig;
  const id = group.members[0] ?? ('missing' as NodeId);
  const node = design.nodes[id];
  return { design, group, config, id, handle: handles?.get(id) ?? node?.name ?? 'router', node };
}

export const engineOf = ({ config }: EngineRouter, slot: Slot): Engine => config.engines[slot];
/** Slots with a Routing Engine in them. */
export const fittedSlots = (router: EngineRouter): readonly Slot[] =>
  SLOTS.filter((slot) => engineOf(router, slot).fitted);

export const engineId = (router: EngineRouter, slot: Slot): string => `re${slot}@${router.handle}`;
export const mastershipId = (router: EngineRouter): string => `mastership@${router.handle}`;
export const protocolsId = (router: EngineRouter): string => `rpd@${router.handle}`;
export const clockId = (router: EngineRouter): string => `switch-clock@${router.handle}`;
export const committedId = (router: EngineRouter): string => `commits:${router.group.name}@${router.handle}`;
