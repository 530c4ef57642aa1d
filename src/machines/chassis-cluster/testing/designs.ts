// Designs and texts for the tests of this folder; nothing else imports it.

import type { Design, Group } from '../../../model/design';
import { readJunos, writeJunos } from '../../../vendor/junos';
import type { ConfigImport } from '../../kernel/technology';
import { loadTechnologies } from '../../registry';
import { readClusterConfig as readConfigTree } from '../config-read';
import { writeClusterConfig } from '../config-write';
import { type ChassisClusterConfig, readClusterConfig } from '../schema';
import { templates } from '../templates';

await loadTechnologies(['chassis-cluster']);

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

/** Every statement that a cluster of this reference can have: groups, monitors, IP monitoring, VLANs, both address families. */
export const COMPLETE_PAIR = `set groups node0 system host-name srx-a
set groups node0 interfaces fxp0 unit 0 family inet address 192.0.2.11/24
set groups node0 system backup-router 192.0.2.1 destination 198.51.100.0/24
set groups node1 system host-name srx-b
set groups node1 interfaces fxp0 unit 0 family inet address 192.0.2.12/24
set groups node1 system backup-router 192.0.2.1 destination 198.51.100.0/24
set apply-groups "\${node}"
set chassis cluster control-link-recovery
set chassis cluster reth-count 2
set chassis cluster heartbeat-interval 2000
set chassis cluster heartbeat-threshold 8
set chassis cluster redundancy-group 0 node 0 priority 200
set chassis cluster redundancy-group 0 node 1 priority 100
set chassis cluster redundancy-group 1 node 0 priority 200
set chassis cluster redundancy-group 1 node 1 priority 100
set chassis cluster redundancy-group 1 preempt delay 30
set chassis cluster redundancy-group 1 gratuitous-arp-count 4
set chassis cluster redundancy-group 1 hold-down-interval 1
set chassis cluster redundancy-group 1 interface-monitor ge-0/0/3 weight 255
set chassis cluster redundancy-group 1 interface-monitor ge-5/0/3 weight 255
set chassis cluster redundancy-group 1 ip-monitoring global-weight 255
set chassis cluster redundancy-group 1 ip-monitoring global-threshold 100
set chassis cluster redundancy-group 1 ip-monitoring retry-interval 3
set chassis cluster redundancy-group 1 ip-monitoring retry-count 5
set chassis cluster redundancy-group 1 ip-monitoring family inet 203.0.113.1 weight 100
set chassis cluster redundancy-group 1 ip-monitoring family inet 203.0.113.1 interface reth0.0 secondary-ip-address 203.0.113.4
set interfaces fab0 fabric-options member-interfaces ge-0/0/2
set interfaces fab1 fabric-options member-interfaces ge-5/0/2
set interfaces ge-0/0/3 gigether-options redundant-parent reth0
set interfaces ge-5/0/3 gigether-options redundant-parent reth0
set interfaces ge-0/0/4 gigether-options redundant-parent reth1
set interfaces ge-5/0/4 gigether-options redundant-parent reth1
set interfaces reth0 redundant-ether-options redundancy-group 1
set interfaces reth0 redundant-ether-options minimum-links 1
set interfaces reth0 redundant-ether-options lacp active
set interfaces reth0 redundant-ether-options lacp periodic fast
set interfaces reth0 unit 0 family inet address 203.0.113.2/29
set interfaces reth0 unit 0 family inet6 address 2001:db8:1::2/64
set interfaces reth1 vlan-tagging
set interfaces reth1 redundant-ether-options redundancy-group 1
set interfaces reth1 unit 10 vlan-id 10 family inet address 10.10.10.1/24
set interfaces reth1 unit 20 vlan-id 20 family inet address 10.10.20.1/24
set security zones security-zone untrust interfaces reth0.0 host-inbound-traffic system-services ping
set security zones security-zone trust interfaces reth1.10 host-inbound-traffic system-services all
set security zones security-zone trust interfaces reth1.20
set security policies from-zone trust to-zone untrust policy out match source-address any destination-address any application any
set security policies from-zone trust to-zone untrust policy out then permit
set routing-options static route 0.0.0.0/0 next-hop 203.0.113.1
`;
