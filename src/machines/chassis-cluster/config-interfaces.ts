// Reads reths, fabric, zones, node groups and static routes out of a Junos tree. It draws nothing.
import {
  child,
  childWords,
  effectiveTree,
  type JunosNode,
  type JunosTree,
  valueOf as singleValue,
} from '../../vendor/junos';
import type { ConfigNotes } from './config-notes';
import type { ChassisClusterConfig, Reth, RethUnit } from './schema';

/** The option blocks that a reth child may use; they must not be mixed on one reth [YANG]. */
export const CHILD_OPTIONS = ['gigether-options', 'fastether-options', 'ether-options'] as const;

const INET = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;
const INET6 = /^[0-9a-f:.]+\/\d{1,3}$/i;
const SPEEDS = ['10m', '100m', '1g', '10g', '25g', '40g', '50g', '100g', '400g'] as const;
const LIMIT_FABRIC = 2;
const LIMIT_CHILDREN = 16;

/** The reth that a port is a child of, whatever option block says it. */
export function redundantParent(port: JunosNode): string | undefined {
  for (const options of CHILD_OPTIONS) {
    const parent = singleValue(port, options, 'redundant-parent');
    if (parent !== undefined) return parent;
  }
  return undefined;
}

type ZoneEntry = Pick<RethUnit, 'zone' | 'inboundServices'>;

/** `reth0.0` → its security zone and what of the device may be reached there; an interface without unit stands for unit 0. */
function zonesOf(tree: JunosTree): ReadonlyMap<string, ZoneEntry> {
  const zones = new Map<string, ZoneEntry>();
  for (const zone of child(tree, 'security', 'zones', 'security-zone')?.children ?? []) {
    for (const entry of child(zone, 'interfaces')?.children ?? []) {
      const services = (child(entry, 'host-inbound-traffic', 'system-services')?.children ?? [])
        .filter(({ children }) => children.length === 0)
        .map(({ word }) => word);
      zones.set(entry.word.includes('.') ? entry.word : `${entry.word}.0`, {
        zone: zone.word,
        ...(services.length === 0 ? {} : { inboundServices: services }),
      });
    }
  }
  return zones;
}

function addresses(unit: JunosNode, family: 'inet' | 'inet6', form: RegExp, notes: ConfigNotes): readonly string[] {
  return (child(unit, 'family', family, 'address')?.children ?? []).flatMap((address) => {
    if (form.test(address.word)) return [address.word];
    notes.note(
      'warning',
      address,
      'cc-address',
      `${address.word} is not drawn: expected an address with its prefix length, as in ${family === 'inet' ? '203.0.113.2/29' : '2001:db8:1::2/64'}.`,
    );
    return [];
  });
}

function readUnit(unit: JunosNode, zone: ZoneEntry | undefined, notes: ConfigNotes): RethUnit | undefined {
  const number = Number(unit.word);
  if (!/^\d{1,5}$/.test(unit.word) || number > 16_385) return undefined;
  const vlanId = notes.number(unit, ['vlan-id'], 1, 4094);
  return {
    unit: number,
    ...(vlanId === undefined ? {} : { vlanId }),
    inet: addresses(unit, 'inet', INET, notes),
    inet6: addresses(unit, 'inet6', INET6, notes),
    ...zone,
  };
}

function readLacp(options: JunosNode | undefined): Reth['lacp'] {
  const lacp = child(options, 'lacp');
  const mode = child(lacp, 'active') ? 'active' : child(lacp, 'passive') ? 'passive' : undefined;
  if (mode === undefined) return undefined;
  const periodic = singleValue(lacp, 'periodic');
  return { mode, ...(periodic === 'fast' || periodic === 'slow' ? { periodic } : {}) };
}

function readReth(
  tree: JunosTree,
  name: string,
  children: readonly string[],
  zones: ReadonlyMap<string, ZoneEntry>,
  notes: ConfigNotes,
): Reth {
  const node = child(tree, 'interfaces', name);
  const options = child(node, 'redundant-ether-options');
  const redundancyGroup = notes.number(options, ['redundancy-group'], 0, 128);
  const minimumLinks = notes.number(options, ['minimum-links'], 1, 8);
  const lacp = readLacp(options);
  const linkSpeed = SPEEDS.find((speed) => speed === singleValue(options, 'link-speed'));
  if (children.length > LIMIT_CHILDREN) {
    notes.note(
      'error',
      node,
      'cc-children',
      `${name} has ${children.length} children: a reth has at most 8 on each node. The first ${LIMIT_CHILDREN} are drawn.`,
    );
  }
  return {
    name,
    ...(redundancyGroup === undefined ? {} : { redundancyGroup }),
    children: children.slice(0, LIMIT_CHILDREN),
    ...(minimumLinks === undefined ? {} : { minimumLinks }),
    ...(lacp === undefined ? {} : { lacp }),
    vlanTagging: child(node, 'vlan-tagging') !== undefined,
    ...(linkSpeed === undefined ? {} : { linkSpeed }),
    units: (child(node, 'unit')?.children ?? [])
      .flatMap((unit) => readUnit(unit, zones.get(`${name}.${unit.word}`), notes) ?? [])
      .sort((a, b) => a.unit - b.unit),
  };
}

/** Every reth that is configured or named as a parent, in the order of their numbers. */
export function readReths(tree: JunosTree, notes: ConfigNotes): readonly Reth[] {
  const children = new Map<string, string[]>();
  for (const port of child(tree, 'interfaces')?.children ?? []) {
    if (/^reth\d{1,3}$/.test(port.word) && !children.has(port.word)) children.set(port.word, []);
    const parent = redundantParent(port);
    if (parent === undefined) continue;
    if (!/^reth\d{1,3}$/.test(parent)) {
      notes.note(
        'error',
        port,
        'cc-parent',
        `redundant-parent ${parent} of ${port.word} is not accepted: expected reth0, reth1, ….`,
      );
      continue;
    }
    const list = children.get(parent) ?? [];
    list.push(port.word);
    children.set(parent, list);
  }
  const zones = zonesOf(tree);
  return [...children]
    .sort(([a], [b]) => Number(a.slice(4)) - Number(b.slice(4)))
    .map(([name, ports]) => readReth(tree, name, ports, zones, notes));
}

/** Members of one fabric interface; more than two are noted. */
function fabricMembers(tree: JunosTree, name: string, notes: ConfigNotes): readonly string[] {
  const list = childWords(tree, 'interfaces', name, 'fabric-options', 'member-interfaces');
  if (list.length > LIMIT_FABRIC) {
    notes.note(
      'error',
      child(tree, 'interfaces', name),
      'cc-fabric',
      `${name} has ${list.length} members: at most two are possible. The first two are drawn.`,
    );
  }
  return list.slice(0, LIMIT_FABRIC);
}

/** Members of fab0 and fab1. */
export const readFabric = (tree: JunosTree, notes: ConfigNotes): ChassisClusterConfig['fabric'] => ({
  fab0: fabricMembers(tree, 'fab0', notes),
  fab1: fabricMembers(tree, 'fab1', notes),
});

/** Members of swfab0 and swfab1; undefined where neither has any. */
export function readSwitchFabric(tree: JunosTree, notes: ConfigNotes): ChassisClusterConfig['switchFabric'] {
  const ends = { swfab0: fabricMembers(tree, 'swfab0', notes), swfab1: fabricMembers(tree, 'swfab1', notes) };
  return ends.swfab0.length + ends.swfab1.length === 0 ? undefined : ends;
}

/** Host name and management addresses of one node, from its own configuration group (`groups node0`), whether it is applied or not. */
export function readMember(tree: JunosTree, node: 'node0' | 'node1'): ChassisClusterConfig['node'][number] {
  const written = child(tree, 'groups', node);
  if (written === undefined || written.inactive) return {};
  const group = effectiveTree({ ...written, word: '' });
  const hostName = singleValue(group, 'system', 'host-name');
  const fxp0 = (child(group, 'interfaces', 'fxp0', 'unit')?.children ?? []).flatMap((unit) =>
    childWords(unit, 'family', 'inet', 'address').filter((address) => INET.test(address)),
  );
  const router = child(group, 'system', 'backup-router');
  const address = singleValue(router);
  return {
    ...(hostName === undefined ? {} : { hostName }),
    ...(fxp0.length === 0 ? {} : { fxp0: fxp0.slice(0, 8) }),
    ...(address !== undefined && /^\d{1,3}(\.\d{1,3}){3}$/.test(address)
      ? { backupRouter: { address, destinations: childWords(router, 'destination') } }
      : {}),
  };
}

/** Static routes with one next hop; all others are left to the text. */
export function readStaticRoutes(tree: JunosTree): ChassisClusterConfig['staticRoutes'] {
  return (child(tree, 'routing-options', 'static', 'route')?.children ?? []).flatMap((route) => {
    const [nextHop, ...others] = childWords(route, 'next-hop');
    return nextHop === undefined || others.length > 0 ? [] : [{ prefix: route.word, nextHop }];
  });
}
