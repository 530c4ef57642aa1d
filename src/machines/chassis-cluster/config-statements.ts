// The part of a configuration that a cluster is read from; policies and the like are left out, because they are the bulk of a real one.
import type { JunosNode, JunosTree } from '../../vendor/junos';

/** What is inherited into every place. */
const EVERYWHERE = ['groups', 'apply-groups', 'apply-groups-except'];
const CLUSTER = new Set([...EVERYWHERE, 'version', 'chassis', 'interfaces', 'security', 'routing-options']);
const INTERFACES = new Set([...EVERYWHERE, 'interfaces']);
const CHASSIS = new Set([...EVERYWHERE, 'chassis']);
const ZONES = new Set([...EVERYWHERE, 'zones']);

const only = (node: JunosNode, words: ReadonlySet<string>): JunosNode => ({
  ...node,
  children: node.children.filter(({ word }) => words.has(word)),
});

/** The hierarchies that the reader looks at. */
export const clusterStatements = (tree: JunosTree): JunosTree => {
  const kept = only(tree, CLUSTER);
  return { ...kept, children: kept.children.map((each) => (each.word === 'security' ? only(each, ZONES) : each)) };
};

/** `chassis`, and the groups that it may inherit from. */
export const chassisStatements = (tree: JunosTree): JunosTree => only(tree, CHASSIS);

/** `interfaces`, and the groups that it may inherit from. */
export const interfaceStatements = (tree: JunosTree): JunosTree => only(tree, INTERFACES);
