// What Junos itself says when it refuses to commit, by what it refuses [YANG]. Words only.

const ON_CHILD: Readonly<Record<string, string>> = {
  unit: 'Logical unit is not allowed on redundant-ethernet member',
  'vlan-tagging': 'Tagging is not allowed on redundant-ethernet member',
  'flexible-vlan-tagging': 'Tagging is not allowed on redundant-ethernet member',
  'stacked-vlan-tagging': 'Tagging is not allowed on redundant-ethernet member',
  'passive-monitor-mode': 'Redundant-ethernet member cannot be in passive-monitor-mode',
  '802.3ad': 'Redundant-ethernet member cannot be part of 802.3ad',
};
const ON_FABRIC: Readonly<Record<string, string>> = {
  unit: 'Logical unit is not allowed on fabric member',
  'redundant-parent': 'Fabric member cannot be part of redundant ethernet',
  '802.3ad': 'Fabric member cannot be part of aggregated ethernet',
  'vlan-tagging': 'VLAN configuration is not allowed on fabric member',
  'flexible-vlan-tagging': 'VLAN configuration is not allowed on fabric member',
  'stacked-vlan-tagging': 'VLAN configuration is not allowed on fabric member',
  disable: 'fabric member device disable setting is not allowed',
  encapsulation: 'fabric member device encapsulation is not allowed',
  mac: 'fabric member device mac address setting is not allowed',
  mtu: 'fabric member device mtu setting and vlan-tagging is not allowed',
};

const quoted = (words: Readonly<Record<string, string>>, wrong: readonly string[]): string => {
  const told = new Set(wrong.flatMap((statement) => words[statement.split(' ')[0] ?? ''] ?? []));
  return [...told].map((text) => `"${text}"`).join(', ');
};

/** The words for statements such as `unit 0` on a child of a reth, each once, in quotes. */
export const refusedOnChild = (wrong: readonly string[]): string => quoted(ON_CHILD, wrong);
/** The same on a member of the fabric. */
export const refusedOnFabric = (wrong: readonly string[]): string => quoted(ON_FABRIC, wrong);

export const NO_SUCH_GROUP = '"A redundancy group should be defined"';
export const MIXED_CHILDREN = '"All the children must be of same ethernet type"';
