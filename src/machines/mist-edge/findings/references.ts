// Names that lead nowhere: clusters, tunnels and devices that an entry of the configuration speaks of and that are not there.
import { type Breach, type Rule, rule } from './context';

const missing = rule(
  {
    rule: 'config',
    severity: 'error',
    source: 'OAS',
    confidence: 'derived',
    explanation: 'What is named and not there takes no part: APs, tunnels and Edges that depend on it are left out.',
  },
  ({ config, org }) => {
    const { nodes } = org.design;
    const clusters = new Set(config.clusters.map(({ name }) => name));
    const tunnels = new Set(config.tunnels.map(({ name }) => name));
    const breach = (list: string, at: number, name: string, what: string): Breach => ({
      subject: { kind: 'group', id: org.group.id, path: [list, at] },
      name,
      message: `${name} speaks of ${what}, which is not there.`,
    });
    const deviceName = (id: string): string => Object.values(nodes).find((node) => node.id === id)?.name ?? id;
    const isDevice = (id: string): boolean => Object.hasOwn(nodes, id);
    return [
      ...config.edges.flatMap(({ node, cluster, joins }, at): readonly Breach[] => [
        ...(isDevice(node) ? [] : [breach('edges', at, node, `device ${node}`)]),
        ...[cluster, joins].flatMap((name) =>
          name === null || name === undefined || clusters.has(name)
            ? []
            : [breach('edges', at, deviceName(node), `cluster ${name}`)],
        ),
      ]),
      ...config.tunnels.flatMap((tunnel, at) =>
        tunnel.clusters
          .filter((name) => !clusters.has(name))
          .map((name) => breach('tunnels', at, tunnel.name, `cluster ${name}`)),
      ),
      ...config.wlans.flatMap((wlan, at) => [
        ...wlan.tunnels
          .filter((name) => !tunnels.has(name))
          .map((name) => breach('wlans', at, wlan.ssid, `tunnel ${name}`)),
        ...wlan.apGroups
          .filter(({ node }) => !isDevice(node))
          .map(({ node }) => breach('wlans', at, wlan.ssid, `AP group ${node}`)),
      ]),
      ...config.apGroups.flatMap(({ node }, at) =>
        isDevice(node) ? [] : [breach('apGroups', at, node, `device ${node}`)],
      ),
    ];
  },
);

export const referenceRules: readonly Rule[] = [missing];
