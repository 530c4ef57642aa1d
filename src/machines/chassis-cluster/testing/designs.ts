// Designs and texts for the tests of this folder; nothing else imports it.
import type { Design, Group } from '../../../model/design';
import { readJunos, writeJunos } from '../../../vendor/junos';
import type { ConfigImport } from '../../kernel/technology';
import { readClusterConfig as readConfigTree } from '../config-read';
import { writeClusterConfig } from '../config-write';
import { type ChassisClusterConfig, readClusterConfig } from '../schema';
import { templates } from '../templates';

/** A template's design; throws where there is no such template. */
export function templateDesign(id: string, options: readonly string[] = []): Design {
  const built = templates.find((template) => template.id === id)?.build(options);
  if (built === undefined || 'error' in built) throw new Error(`no template ${id}`);
  return built;
}

/** The one cluster of a design. */
export function clusterOf(design: Design): Group {
  const [group] = Object.values(design.groups);
  if (group === undefined) throw new Error('the design has no group');
  return group;
}

export function configOf(design: Design): ChassisClusterConfig {
  const config = readClusterConfig(clusterOf(design).config).value;
  if (config === undefined) throw new Error('the config breaks its schema');
  return config;
}

/** The design with another cluster config. */
export function withConfig(design: Design, change: (config: ChassisClusterConfig) => ChassisClusterConfig): Design {
  const group = clusterOf(design);
  return { ...design, groups: { ...design.groups, [group.id]: { ...group, config: change(configOf(design)) } } };
}

/** The text of the shared configuration. */
export function exported(design: Design, form: 'set' | 'curly' = 'set'): string {
  const file = writeClusterConfig(design, clusterOf(design)).files.find(({ node }) => node === null);
  if (file === undefined) throw new Error('no shared file');
  return writeJunos(file.tree, { form, secrets: 'shown' });
}

/** Reads a cluster's text; throws where it is not recognised. */
export function imported(text: string, name = 'pair.set'): ConfigImport {
  const read = readConfigTree(readJunos(text).tree, { name, text });
  if (read === undefined) throw new Error('not recognised as a cluster');
  return read;
}

/** The seed's pair: two reths, weights of 150, `interface` abbreviated, one host name for both nodes. */
export const SEED_PAIR = `set version 15.1X49-D110
set system host-name juniper1
set chassis cluster reth-count 2
set chassis cluster redundancy-group 0 node 0 priority 200
set chassis cluster redundancy-group 0 node 1 priority 100
set chassis cluster redundancy-group 1 node 0 priority 200
set chassis cluster redundancy-group 1 node 1 priority 100
set chassis cluster redundancy-group 1 preempt
set chassis cluster redundancy-group 1 interface-monitor ge-0/0/14 weight 150
set chassis cluster redundancy-group 1 interface-monitor ge-0/0/15 weight 150
set chassis cluster redundancy-group 1 interface-monitor ge-5/0/14 weight 150
set chassis cluster redundancy-group 1 interface-monitor ge-5/0/15 weight 150
set interfaces fab0 fabric-options member-interfaces ge-0/0/2
set interfaces fab1 fabric-options member-interfaces ge-5/0/2
set interfaces ge-0/0/14 gigether-options redundant-parent reth0
set interfaces ge-0/0/15 gigether-options redundant-parent reth1
set interfaces ge-5/0/14 gigether-options redundant-parent reth0
set interfaces ge-5/0/15 gigether-options redundant-parent reth1
set interfaces reth0 redundant-ether-options redundancy-group 1
set interfaces reth0 unit 0 family inet address 203.0.113.2/24
set interfaces reth1 redundant-ether-options redundancy-group 1
set interfaces reth1 unit 0 family inet address 10.0.0.1/24
set security zones security-zone untrust interface reth0.0
set security zones security-zone trust interface reth1.0
set routing-options static route 0.0.0.0/0 next-hop 203.0.113.1
`;
