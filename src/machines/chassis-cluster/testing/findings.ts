// Designs that break one rule, and what the rules tell about them, for the tests of the findings.
import { expect } from 'vitest';
import { asId, type Design, type LinkId, type NodeId, type PortId } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { clusterFindings } from '../findings';
import type { ChassisClusterConfig, IpMonitoring, RedundancyGroup, Reth } from '../schema';
import { clusterOf, exported, imported, templateDesign, withConfig } from './designs';

export const findingsOf = (design: Design): readonly Finding[] => clusterFindings(design, clusterOf(design));
export const line = ({ rule, severity, subjectName, message }: Finding): string =>
  `${rule} ${severity} ${subjectName}: ${message}`;
export const told = (design: Design, rule: string): readonly string[] =>
  findingsOf(design)
    .filter((finding) => finding.rule === rule)
    .map(line);
const a4 = templateDesign('cc-a4');
export const pair = templateDesign('hq-edge-pair');
export const TEXT = exported(pair);
export const read = (...lines: readonly string[]): Design =>
  imported(TEXT + lines.map((each) => `set ${each}\n`).join('')).design;

export const changed = (
  design: Design,
  change: (config: ChassisClusterConfig) => Partial<ChassisClusterConfig>,
): Design => withConfig(design, (config) => ({ ...config, ...change(config) }));
export const group = (
  design: Design,
  number: number,
  change: (group: RedundancyGroup) => Partial<RedundancyGroup>,
): Design =>
  changed(design, ({ redundancyGroups }) => ({
    redundancyGroups: redundancyGroups.map((each) => (each.number === number ? { ...each, ...change(each) } : each)),
  }));
export const reth = (design: Design, name: string, change: (reth: Reth) => Partial<Reth>): Design =>
  changed(design, ({ reths }) => ({
    reths: reths.map((each) => (each.name === name ? { ...each, ...change(each) } : each)),
  }));
export const monitoring = (change: (monitoring: IpMonitoring) => Partial<IpMonitoring>): Design =>
  group(a4, 1, ({ ipMonitoring }) =>
    ipMonitoring === null ? {} : { ipMonitoring: { ...ipMonitoring, ...change(ipMonitoring) } },
  );
export const model = (design: Design, name: string): Design => ({
  ...design,
  nodes: Object.fromEntries(
    Object.entries(design.nodes).map(([id, node]) => [id, node.kind === 'srx' ? { ...node, model: name } : node]),
  ),
});
export const release = (design: Design, name: string): Design => ({
  ...design,
  nodes: Object.fromEntries(
    Object.entries(design.nodes).map(([id, node]) => [id, node.kind === 'srx' ? { ...node, release: name } : node]),
  ),
});

/** Applies the fix of the rule's first finding: the rule is content then, and nothing new is found. */
export function mended(design: Design, rule: string): Design {
  const fix = findingsOf(design).find((finding) => finding.rule === rule)?.fix;
  if (fix === undefined) throw new Error(`${rule} has no fix`);
  expect(fix.label).toMatch(/^[A-Z].*\w$/);
  const after = fix.apply(design);
  expect(told(after, rule)).toEqual([]);
  const before = new Set(findingsOf(design).map(line));
  expect(
    findingsOf(after)
      .map(line)
      .filter((each) => !before.has(each)),
  ).toEqual([]);
  return after;
}

/** The control and the fabric link through switches of these names, in place of the cables. */
export function through(design: Design, control: string | undefined, fabric: string | undefined): Design {
  let { nodes, ports, links } = design;
  const detour = (kind: 'control' | 'fabric', name: string): void => {
    const [link] = Object.values(links).filter((each) => each.kind === kind);
    if (link === undefined) throw new Error(`no ${kind} link`);
    const id = asId<NodeId>(name);
    nodes = { ...nodes, [id]: { id, kind: 'switch', name } };
    const ends = [link.a, link.b].map((end, index) => {
      const port = asId<PortId>(`${name}/${kind}-${index}`);
      ports = { ...ports, [port]: { id: port, node: id, name: `ge-0/0/${index}` } };
      const leg = asId<LinkId>(`${link.id}-${index}`);
      return [leg, { id: leg, kind, a: end, b: port }] as const;
    });
    links = Object.fromEntries([...Object.entries(links).filter(([each]) => each !== link.id), ...ends]);
  };
  if (control !== undefined) detour('control', control);
  if (fabric !== undefined) detour('fabric', fabric);
  return { ...design, nodes, ports, links };
}

/** The object without one of its keys. */
export const without = <T extends object, Key extends keyof T>(from: T, key: Key): Omit<T, Key> => {
  const { [key]: gone, ...rest } = from;
  return gone === undefined ? from : rest;
};
