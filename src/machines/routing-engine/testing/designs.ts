// Designs and texts for the tests of this folder; nothing else imports it.
import type { Design, Group } from '../../../model/design';
import { keptStatements, readJunos } from '../../../vendor/junos';
import { built } from '../../chassis/testing/run';
import type { ConfigImport } from '../../kernel/technology';
import { routingEngine } from '../index';
import { type Engine, type RoutingEngineConfig, readEngineConfig } from '../schema';

export const designOf = (spec: string): Design => built([routingEngine], spec);

export function groupOf(design: Design): Group {
  const group = Object.values(design.groups).find(({ technology }) => technology === routingEngine.id);
  if (group === undefined) throw new Error('no group');
  return group;
}

export function configOf(design: Design): RoutingEngineConfig {
  const config = readEngineConfig(groupOf(design).config).value;
  if (config === undefined) throw new Error('the config breaks its schema');
  return config;
}

/** The design with another config. */
export function changed(spec: string, change: Partial<RoutingEngineConfig>): Design {
  const design = designOf(spec);
  const group = groupOf(design);
  const config = { ...configOf(design), ...change };
  return { ...design, groups: { ...design.groups, [group.id]: { ...group, config } } };
}

/** The design with slot 1 changed. */
export function withSecond(spec: string, change: Partial<Engine>): Design {
  const [first, second] = configOf(designOf(spec)).engines;
  return changed(spec, { engines: [first, { ...second, ...change }] });
}

/** Reads a router's text; throws where it is not recognised. */
export function imported(text: string): ConfigImport {
  const { tree } = readJunos(text);
  const read = routingEngine.read(tree, { name: 'router.set', text });
  if (read === undefined) throw new Error('not recognised');
  return { ...read, diagnostics: [...read.diagnostics, ...keptStatements(tree, read.understood ?? [])] };
}

/** The complete example of the reference [4.1], as set commands. */
export const COMPLETE = `set groups re0 system host-name mx480-re0
set groups re0 system backup-router 10.0.0.254
set groups re0 system backup-router destination 10.0.0.0/8
set groups re0 interfaces fxp0 unit 0 family inet address 10.0.0.1/24
set groups re0 interfaces fxp0 unit 0 family inet address 10.0.0.3/24 master-only
set groups re1 system host-name mx480-re1
set groups re1 system backup-router 10.0.0.254
set groups re1 system backup-router destination 10.0.0.0/8
set groups re1 interfaces fxp0 unit 0 family inet address 10.0.0.2/24
set groups re1 interfaces fxp0 unit 0 family inet address 10.0.0.3/24 master-only
set apply-groups re0
set apply-groups re1
set system commit synchronize
set system switchover-on-routing-crash
set chassis redundancy routing-engine 0 master
set chassis redundancy routing-engine 1 backup
set chassis redundancy failover on-loss-of-keepalives
set chassis redundancy failover on-disk-failure
set chassis redundancy graceful-switchover
set routing-options nonstop-routing
set routing-options static route 10.0.0.0/8 next-hop 10.0.0.254
set routing-options static route 10.0.0.0/8 retain
set routing-options static route 10.0.0.0/8 no-readvertise
set protocols layer2-control nonstop-bridging
`;
