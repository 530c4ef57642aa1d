// What every rule of the organization looks at, and how a finding is made of it. It knows no rule.
import type { Design, Group, SubjectRef } from '../../../model/design';
import type { Severity } from '../../../model/diagnostics';
import type { Finding } from '../../../model/finding';
import { findingOf, type Breach as RuleBreach, type RuleOf } from '../../kernel/finding-rule';
import type { Edge, Holder, Org } from '../org';
import { orgOf } from '../org';
import { type ClusterConfig, type MistEdgeConfig, readConfig, type TunnelConfig } from '../schema';
import { type TunnelUse, tunnelUses } from '../tunnels';

/** `severity`: where it is less bad than the rule says. */
export interface Breach extends RuleBreach {
  readonly severity?: Severity;
}
export interface RuleContext {
  readonly org: Org;
  readonly uses: readonly TunnelUse[];
  readonly config: MistEdgeConfig;
}
export type Rule = (context: RuleContext) => readonly Finding[];

export function ruleContext(design: Design, group: Group): RuleContext | undefined {
  const config = readConfig(group.config).value;
  if (config === undefined) return undefined;
  const org = orgOf(design, group);
  return { org, config, uses: tunnelUses(org) };
}

export const rule =
  (about: RuleOf, find: (context: RuleContext) => readonly Breach[]): Rule =>
  (context) =>
    find(context).map(({ severity = about.severity, ...breach }) => findingOf({ ...about, severity }, breach));

const inConfig = ({ org }: RuleContext, ...path: readonly (string | number)[]): SubjectRef => ({
  kind: 'group',
  id: org.group.id,
  path,
});

export function clusterSubject(context: RuleContext, cluster: ClusterConfig): Pick<Breach, 'subject' | 'name'> {
  return { subject: inConfig(context, 'clusters', context.config.clusters.indexOf(cluster)), name: cluster.name };
}
export function tunnelSubject(context: RuleContext, tunnel: TunnelConfig): Pick<Breach, 'subject' | 'name'> {
  return { subject: inConfig(context, 'tunnels', context.config.tunnels.indexOf(tunnel)), name: tunnel.name };
}
export const wlanSubject = (context: RuleContext, at: number): Pick<Breach, 'subject' | 'name'> => ({
  subject: inConfig(context, 'wlans', at),
  name: context.config.wlans[at]?.ssid ?? 'WLAN',
});
export const edgeSubject = ({ node, name }: Edge): Pick<Breach, 'subject' | 'name'> => ({
  subject: { kind: 'node', id: node },
  name,
});
export const holderSubject = ({ node, name }: Holder): Pick<Breach, 'subject' | 'name'> => ({
  subject: { kind: 'node', id: node },
  name,
});

/** The same design with another configuration of that group. */
export function changeConfig(
  { org }: RuleContext,
  change: (config: MistEdgeConfig) => MistEdgeConfig,
): (design: Design) => Design {
  return (design) => {
    const present = design.groups[org.group.id];
    const config = present && readConfig(present.config).value;
    if (present === undefined || config === undefined) return design;
    return { ...design, groups: { ...design.groups, [present.id]: { ...present, config: change(config) } } };
  };
}

/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Clusters that carry AP tunnels as somebody's primary. */
export const primaryTunnels = ({ config }: RuleContext, cluster: string): readonly TunnelConfig[] =>
  config.tunnels.filter(({ clusters }) => clusters[0] === cluster);
