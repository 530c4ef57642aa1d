// Designs and texts for the tests of this folder; nothing else imports it.
import type { Design, Group } from '../../../model/design';
import { keptStatements, readJunos } from '../../../vendor/junos';
import { built } from '../../chassis/testing/run';
import type { ConfigImport } from '../../kernel/technology';
import { ams } from '../index';
import { type AmsConfig, type Bundle, readAmsConfig } from '../schema';

export const designOf = (spec: string): Design => built([ams], spec);

export function groupOf(design: Design): Group {
  const group = Object.values(design.groups).find(({ technology }) => technology === ams.id);
  if (group === undefined) throw new Error('no group');
  return group;
}

export function configOf(design: Design): AmsConfig {
  const config = readAmsConfig(groupOf(design).config).value;
  if (config === undefined) throw new Error('the config breaks its schema');
  return config;
}

/** The design with another config. */
export function changed(spec: string, change: (config: AmsConfig) => Partial<AmsConfig>): Design {
  const design = designOf(spec);
  const group = groupOf(design);
  const config = { ...configOf(design), ...change(configOf(design)) };
  return { ...design, groups: { ...design.groups, [group.id]: { ...group, config } } };
}

/** The design with its first bundle changed. */
export const withBundle = (spec: string, change: Partial<Bundle>): Design =>
  changed(spec, ({ bundles }) => ({ bundles: bundles.map((each, at) => (at === 0 ? { ...each, ...change } : each)) }));

/** Reads a router's text; throws where it is not recognised. */
export function imported(text: string): ConfigImport {
  const { tree } = readJunos(text);
  const read = ams.read(tree, { name: 'router.set', text });
  if (read === undefined) throw new Error('not recognised');
  return { ...read, diagnostics: [...read.diagnostics, ...keptStatements(tree, read.understood ?? [])] };
}

/** The complete many-to-one example of the reference [4.1], as set commands. */
export const COMPLETE = `set interfaces ams0 load-balancing-options member-interface mams-1/0/0
set interfaces ams0 load-balancing-options member-interface mams-1/1/0
set interfaces ams0 load-balancing-options member-interface mams-2/0/0
set interfaces ams0 load-balancing-options member-interface mams-3/0/0
set interfaces ams0 load-balancing-options member-failure-options drop-member-traffic rejoin-timeout 300
set interfaces ams0 load-balancing-options member-failure-options drop-member-traffic enable-rejoin
set interfaces ams0 load-balancing-options high-availability-options many-to-one preferred-backup mams-3/0/0
set interfaces ams0 unit 1 family inet
set interfaces ams0 unit 1 service-domain inside
set interfaces ams0 unit 1 load-balancing-options hash-keys ingress-key source-ip
set interfaces ams0 unit 2 family inet
set interfaces ams0 unit 2 service-domain outside
set interfaces ams0 unit 2 load-balancing-options hash-keys ingress-key destination-ip
set services service-set SS-CGN nat-rule-sets RS-CGN
set services service-set SS-CGN next-hop-service inside-service-interface ams0.1
set services service-set SS-CGN next-hop-service outside-service-interface ams0.2
set routing-instances CGN-IN interface ams0.1
set routing-instances CGN-IN routing-options static route 0.0.0.0/0 next-hop ams0.1
set routing-options static route 203.0.113.0/24 next-hop ams0.2
`;
