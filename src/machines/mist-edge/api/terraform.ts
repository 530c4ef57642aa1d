// An organization as resources of Terraform's provider Juniper/mist: the API's names, with the differences of the provider [TF]. Pure.
import { expression, type HclBlock, type HclObject, type HclValue, hclName, writeHcl } from '../../../vendor/hcl';
import type { MistJson, MistObject } from '../../../vendor/mist';
import type { Edge, Org } from '../org';
import { clusterBody, edgeBody, siteTunnelBody, tunnelBody, wlanBody } from './bodies';
import { inOrderOfCreation } from './ids';

const ORG = expression('var.org_id');

/** Resource names of all objects of a kind; those that would be alike get a number. */
function namesOf(names: readonly string[]): (name: string) => string {
  const made = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    let own = hclName(name, 'object');
    for (let number = 2; taken.has(own); number++) own = `${hclName(name, 'object')}_${number}`;
    taken.add(own);
    made.set(name, own);
  }
  return (name) => made.get(name) ?? hclName(name, 'object');
}

interface Names {
  readonly cluster: (name: string) => string;
  readonly edge: (name: string) => string;
  readonly tunnel: (name: string) => string;
  readonly wlan: (name: string) => string;
}

const without = (body: MistObject, ...names: readonly string[]): HclObject =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))) as HclObject;

/** The provider takes a whole object for each check, empty members as null. */
function checksOf(monitoring: MistJson | undefined): HclValue | undefined {
  if (!Array.isArray(monitoring)) return undefined;
  return monitoring.map((group) =>
    (Array.isArray(group) ? group : [group]).map((check): HclValue => {
      const { protocol = null, host = null, port = null, src_vlan_id = null, timeout = null } = check as HclObject;
      return { protocol, host, port, src_vlan_id, timeout };
    }),
  );
}

/** Terraform refuses lists that are given and empty. */
function filled(fields: Readonly<Record<string, HclValue | undefined>>): HclObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[name, value] as const],
    ),
  );
}

const resource = (
  type: string,
  name: string,
  fields: Readonly<Record<string, HclValue | undefined>>,
  comments: readonly string[] = [],
): HclBlock => ({
  type: 'resource',
  labels: [type, name],
  arguments: filled({ org_id: ORG, ...fields }),
  comments,
});

function edgeBlock(org: Org, edge: Edge, names: Names): HclBlock {
  const own = edgeBody(org, edge);
  const isVirtual = edge.model.name === 'ME-VM';
  const ports = own.tunterm_port_config as HclObject | undefined;
  const nativeVlan = ports?.upstream_port_vlan_id;
  return resource('mist_org_mxedge', names.edge(edge.name), {
    // Registered by its claim code; only a virtual one is created by its model. Services are read-only.
    ...(isVirtual ? { model: 'VM' } : { claim_code: expression(`var.${names.edge(edge.name)}_claim_code`) }),
    ...without(own, 'model', 'services', 'mxcluster_id', 'tunterm_monitoring', 'tunterm_port_config'),
    mxcluster_id:
      edge.config.cluster === null
        ? undefined
        : expression(`mist_org_mxcluster.${names.cluster(edge.config.cluster)}.id`),
    tunterm_port_config:
      ports === undefined
        ? undefined
        : filled({ ...ports, upstream_port_vlan_id: nativeVlan === undefined ? undefined : `${Number(nativeVlan)}` }),
    tunterm_monitoring: checksOf(own.tunterm_monitoring),
  });
}

function variables(org: Org, names: Names): readonly HclBlock[] {
  const variable = (name: string, description: string, isSensitive = false): HclBlock => ({
    type: 'variable',
    labels: [name],
    arguments: {
      description,
      type: expression('string'),
      ...(isSensitive ? { sensitive: true } : {}),
    },
  });
  const siteTunnels = org.config.tunnels.flatMap(({ site }) => (site === undefined ? [] : [site]));
  return [
    variable('org_id', 'Organization'),
    ...(org.config.wlans.length > 0 ? [variable('wlan_template_id', 'WLAN template that the WLANs hang on')] : []),
    ...[...new Set(siteTunnels)].map((site) => variable(`${hclName(site, 'site')}_site_id`, `Site ${site}`)),
    ...org.edges
      .filter(({ model }) => model.name !== 'ME-VM')
      .map(({ name }) => variable(`${names.edge(name)}_claim_code`, `Claim code of ${name}`, true)),
  ];
}

/** One file: provider, variables, then clusters, Edges, tunnels, site settings and WLANs. */
export function terraformText(org: Org): string {
  const { config } = org;
  const names: Names = {
    cluster: namesOf(config.clusters.map(({ name }) => name)),
    edge: namesOf(org.edges.map(({ name }) => name)),
    tunnel: namesOf(config.tunnels.map(({ name }) => name)),
    wlan: namesOf(config.wlans.map(({ ssid }) => ssid)),
  };
  const tunnelRef = (name: string): HclValue => expression(`mist_org_mxtunnel.${names.tunnel(name)}.id`);
  const orgTunnels = config.tunnels.filter(({ site }) => site === undefined);
  const siteTunnels = config.tunnels.filter(({ site }) => site !== undefined);
  return writeHcl([
    {
      type: 'terraform',
      labels: [],
      arguments: {},
      blocks: [{ type: 'required_providers', labels: [], arguments: { mist: { source: 'Juniper/mist' } } }],
    },
    ...variables(org, names),
    ...config.clusters.map((cluster) => {
      const own = clusterBody(cluster);
      return resource('mist_org_mxcluster', names.cluster(cluster.name), {
        ...without(own, 'tunterm_monitoring'),
        tunterm_monitoring: checksOf(own.tunterm_monitoring),
      });
    }),
    ...org.edges.map((edge) => edgeBlock(org, edge, names)),
    ...inOrderOfCreation(orgTunnels).map((tunnel) =>
      resource('mist_org_mxtunnel', names.tunnel(tunnel.name), {
        ...without(tunnelBody(org, tunnel), 'mxcluster_ids', 'anchor_mxtunnel_ids'),
        mxcluster_ids: tunnel.clusters
          .filter((name) => org.cluster(name) !== undefined)
          .map((name) => expression(`mist_org_mxcluster.${names.cluster(name)}.id`)),
        anchor_mxtunnel_ids: tunnel.anchors.filter((name) => org.tunnel(name) !== undefined).map(tunnelRef),
      }),
    ),
    ...siteTunnels.map(
      (tunnel): HclBlock => ({
        type: 'resource',
        labels: ['mist_site_setting', hclName(tunnel.site ?? '', 'site')],
        arguments: {
          site_id: expression(`var.${hclName(tunnel.site ?? '', 'site')}_site_id`),
          mxtunnel: siteTunnelBody(org, tunnel) as HclObject,
        },
      }),
    ),
    ...config.wlans.map((wlan) => {
      const { vlan_id: vlan, vlan_ids: vlans, ...own } = without(wlanBody(org, wlan), 'mxtunnel_ids');
      return resource('mist_org_wlan', names.wlan(wlan.ssid), {
        template_id: expression('var.wlan_template_id'),
        ...own,
        // The provider takes VLANs as words, since they may be variables of a site.
        vlan_id: vlan === undefined ? undefined : `${Number(vlan)}`,
        vlan_ids: Array.isArray(vlans) ? vlans.map((each) => `${Number(each)}`) : undefined,
        mxtunnel_ids:
          wlan.interface === 'mxtunnel' ? wlan.tunnels.filter((name) => org.tunnel(name)).map(tunnelRef) : [],
      });
    }),
  ]);
}
