// Which ports of a pair belong to the ICL, the ICD and the revenue side, read from the configuration alone. It draws nothing.
import { compareIds } from '../../model/ids';
import { sharesSubnet } from './inet';
import type { MnhaNode } from './schema';

export type NodeInterface = MnhaNode['interfaces'][number];

/** `ge-0/0/3.0`. */
export const unitName = ({ name, unit }: NodeInterface): string => `${name}.${unit}`;

/** The port of a logical interface: `ge-0/0/3.0` → `ge-0/0/3`. */
export const portOf = (unit: string): string => unit.replace(/\.\d+$/, '');

/** Has a cable: no loopback, tunnel, management or other software interface. */
export const isCabled = (name: string): boolean => /^(ge|xe|et|mge|ae|fe)-?\d/.test(name);

/** The instance that an interface is in; undefined = the default instance. */
export const instanceOf = (node: MnhaNode, unit: string): string | undefined =>
  node.instances.find(({ interfaces }) => interfaces.includes(unit))?.name;

/**
 * Logical interfaces that carry the ICL: the one of `peer-id interface`, or with a loopback there, what its instance has, or (in the default
 * instance) what shares a subnet with the peer.
 */
export function iclUnits(node: MnhaNode, other: MnhaNode): readonly NodeInterface[] {
  const { interface: own, instance } = node.peer;
  const icd = icdUnit(node);
  const cabled = node.interfaces.filter((each) => isCabled(each.name) && unitName(each) !== icd);
  if (own !== undefined && isCabled(own)) return cabled.filter((each) => unitName(each) === own);
  if (instance !== undefined) return cabled.filter((each) => instanceOf(node, unitName(each)) === instance);
  const vips = new Set(node.srgs.flatMap(({ virtualIps }) => virtualIps.map((vip) => vip.interface)));
  return cabled.filter((each) => !vips.has(unitName(each)) && matching(each, other.interfaces) !== undefined);
}

/** The logical interface of the ICD, where it has a port of its own. */
export function icdUnit({ peer }: MnhaNode): string | undefined {
  const unit = peer.forwarding?.interface;
  return unit !== undefined && isCabled(unit) && unit !== peer.interface ? unit : undefined;
}

/** The other node's interface on the same link. */
export const matching = (own: NodeInterface, others: readonly NodeInterface[]): NodeInterface | undefined =>
  others.find(
    (each) => isCabled(each.name) && own.addresses.some((a) => each.addresses.some((b) => sharesSubnet(a, b))),
  );

/** Logical interfaces that carry traffic of others. */
export function revenueUnits(node: MnhaNode, other: MnhaNode): readonly NodeInterface[] {
  const inner = new Set([...iclUnits(node, other).map(unitName), icdUnit(node)]);
  return node.interfaces.filter((each) => isCabled(each.name) && !inner.has(unitName(each)));
}

/** The zone of a logical interface. */
export const zoneOf = (node: MnhaNode, unit: string): MnhaNode['zones'][number] | undefined =>
  node.zones.find(({ interfaces }) => interfaces.some(({ name }) => name === unit));

/** Interfaces as people read a list of them: ports by number, units below them. */
export const inPortOrder = (interfaces: readonly NodeInterface[]): readonly NodeInterface[] =>
  [...interfaces].sort((a, b) => compareIds(a.name, b.name) || a.unit - b.unit);
