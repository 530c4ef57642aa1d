// What every rule of Routing Engine redundancy looks at, and how a finding is made of it. It knows no rule.
import type { Design, Group, JsonObject } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { effectiveTree, type JunosTree } from '../../../vendor/junos';
import { findingOf as foundOf, type RuleOf } from '../../kernel/finding-rule';
import { routerConfiguration } from '../config-write';

export type { RuleOf };

import { type EngineRouter, fittedSlots, routerOf } from '../router';
import { type RoutingEngineConfig, readEngineConfig } from '../schema';

export interface RuleContext {
  readonly design: Design;
  readonly group: Group;
  readonly router: EngineRouter;
  readonly config: RoutingEngineConfig;
  /** Two Routing Engines are fitted. */
  readonly isDual: boolean;
  /** What would be loaded, kept statements included, and the same with groups applied. */
  readonly written: JunosTree;
  readonly effective: JunosTree;
}
export interface Breach {
  readonly message: string;
  /** Path into the group's config. */
  readonly path?: readonly (string | number)[];
  readonly fix?: Finding['fix'];
}

const EMPTY: JunosTree = { word: '', line: 0, column: 0, children: [] };

/** The context of a group; undefined where its config breaks the schema. */
export function ruleContext(design: Design, group: Group): RuleContext | undefined {
  const config = readEngineConfig(group.config).value;
  if (config === undefined) return undefined;
  const router = routerOf(design, group);
  const written = routerConfiguration(design, group) ?? EMPTY;
  const isDual = fittedSlots(router).length === 2;
  return { design, group, router, config, isDual, written, effective: effectiveTree(written) };
}

/** A breach as the finding that screens and reports show; it points at the router where it has no path. */
export const findingOf = ({ group, router }: RuleContext, of: RuleOf, { path, ...breach }: Breach): Finding =>
  foundOf(of, {
    ...breach,
    subject: path === undefined ? { kind: 'group', id: group.id } : { kind: 'group', id: group.id, path },
    name: router.node?.name ?? group.name,
  });

/** A fix that changes the config. */
export const changing = (
  group: Group,
  label: string,
  change: Partial<RoutingEngineConfig>,
): NonNullable<Finding['fix']> => ({
  label,
  apply: (design) => {
    const present = design.groups[group.id];
    const config = present === undefined ? undefined : readEngineConfig(present.config).value;
    if (present === undefined || config === undefined) return design;
    const changed: JsonObject = { ...config, ...change };
    return { ...design, groups: { ...design.groups, [group.id]: { ...present, config: changed } } };
  },
});
