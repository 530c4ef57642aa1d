// What every rule of AMS looks at, and how a finding is made of it. It knows no rule.
import type { Design, Group, JsonObject } from '../../../model/design';
import { effectiveTree, type JunosTree } from '../../../vendor/junos';
import { routerConfiguration } from '../config-write';
import { type AmsRouter, routerOf } from '../router';
import { type AmsConfig, type Bundle, readAmsConfig } from '../schema';

export { findingOf, inConfig, type RuleOf } from '../../kernel/finding-rule';

export interface RuleContext {
  readonly design: Design;
  readonly group: Group;
  readonly router: AmsRouter;
  readonly config: AmsConfig;
  /** What the router would run, groups applied. */
  readonly effective: JunosTree;
}

const EMPTY: JunosTree = { word: '', line: 0, column: 0, children: [] };

/** The context of a group; undefined where its config breaks the schema. */
export function ruleContext(design: Design, group: Group): RuleContext | undefined {
  const config = readAmsConfig(group.config).value;
  if (config === undefined) return undefined;
  const effective = effectiveTree(routerConfiguration(design, group) ?? EMPTY);
  return { design, group, router: routerOf(design, group), config, effective };
}

/** The bundle of that index with another content. */
export function changeBundle(design: Design, group: Group, index: number, change: (bundle: Bundle) => Bundle): Design {
  const present = design.groups[group.id];
  const config = present === undefined ? undefined : readAmsConfig(present.config).value;
  if (present === undefined || config === undefined) return design;
  const changed: JsonObject = {
    ...config,
    bundles: config.bundles.map((bundle, at) => (at === index ? change(bundle) : bundle)),
  };
  return { ...design, groups: { ...design.groups, [group.id]: { ...present, config: changed } } };
}

/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Year and minor of a release such as `21.4R1`; undefined where it is none. */
export function releaseOf(text: string | undefined): number | undefined {
  const match = /^(\d{1,2})\.(\d)/.exec(text ?? '');
  return match === null ? undefined : Number(match[1]) + Number(match[2]) / 10;
}
