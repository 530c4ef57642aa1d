// Bodies of the Mist API → an organization: what each body is, what it refers to, what it leaves open. Never throws; nothing is guessed in silence.
import type { Design } from '../../../model/design';
import type { Diagnostic, Read } from '../../../model/diagnostics';
import { type MistBody, type MistObject, readMistText } from '../../../vendor/mist';
import { buildMistDesign } from '../build-design';
import { edgeModel } from '../models';
import { emptyConfig, type MistEdgeConfig, readConfig } from '../schema';
import { clusterOfBody, edgeOfBody, siteTunnelOfBody, tunnelOfBody, wlanOfBody } from './read-bodies';
import { list, type Names, text } from './read-fields';

export interface MistInput {
  readonly name: string;
  readonly text: string;
}

type BodyKind = 'mxcluster' | 'mxedge' | 'mxtunnel' | 'wlan' | 'setting';

/** By its path where there is one, else by the fields that only this kind has. */
function kindOf({ path = '', body }: MistBody): BodyKind | undefined {
  const collection = /\/(mxclusters|mxedges|mxtunnels|wlans|setting)(\/[^/]*)?$/.exec(path)?.[1];
  if (collection === 'setting') return 'setting';
  if (collection !== undefined) return collection.slice(0, -1) as BodyKind;
  if ('ssid' in body) return 'wlan';
  if ('mxcluster_ids' in body || 'hello_interval' in body) return 'mxtunnel';
  if ('tunterm_hosts' in body || 'tunterm_ap_subnets' in body) return 'mxcluster';
  if ('mxtunnel' in body || 'mxtunnels' in body) return 'setting';
  if ('tunterm_ip_config' in body || 'oob_ip_config' in body || /^(ME-|VM)/.test(text(body.model) ?? ''))
    return 'mxedge';
  return undefined;
}

const problem = (severity: Diagnostic['severity'], line: number, message: string): Diagnostic => ({
  severity,
  line,
  column: line > 0 ? 1 : 0,
  code: 'mist.import',
  message,
});

/** Whether a text looks like something that this reads; a Standby design does not. */
export function looksLikeMist(source: string): boolean {
  const { bodies, diagnostics } = readMistText(source);
  return diagnostics.length === 0 && bodies.some((body) => kindOf(body) !== undefined);
}

/** How many APs an import assumes, since no body says it. */
const ASSUMED_APS = 100;

/** All files together are one organization: bodies may refer to each other across them. */
export function readMistBodies(files: readonly MistInput[]): Read<Design> {
  const diagnostics: Diagnostic[] = [];
  const bodies: (MistBody & { readonly kind: BodyKind })[] = [];
  const table = new Map<string, string>();
  for (const file of files) {
    const read = readMistText(file.text);
    for (const { line, message } of read.diagnostics)
      diagnostics.push(problem('error', line, `${file.name}: ${message}`));
    for (const [id, { name }] of Object.entries(read.ids)) table.set(id, name);
    for (const found of read.bodies) {
      const kind = kindOf(found);
      if (kind === undefined)
        diagnostics.push(
          problem(
            'warning',
            found.line,
            `${file.name}: expected an mxcluster, mxedge, mxtunnel, wlan or site setting.`,
          ),
        );
      else bodies.push({ ...found, kind });
    }
  }
  const of = (kind: BodyKind): readonly MistBody[] => bodies.filter((each) => each.kind === kind);
  if (of('mxedge').length === 0 && of('mxcluster').length === 0) {
    return {
      value: undefined,
      diagnostics: [
        ...diagnostics,
        problem('error', 0, 'No mxedge or mxcluster body was found: there is nothing to draw.'),
      ],
    };
  }
  for (const { body } of bodies) {
    const [id, name] = [text(body.id), text(body.name)];
    if (id !== undefined && name !== undefined) table.set(id, name);
  }
  const names = namesOver(table, diagnostics);
  const config = assembled(of, names, diagnostics);
  const checked = readConfig(config);
  if (checked.value === undefined)
    return {
      value: undefined,
      diagnostics: [...diagnostics, ...checked.diagnostics.map(({ message }) => problem('error', 0, message))],
    };
  const edges = of('mxedge').map(({ body }) => {
    const model = modelOf(body);
    const ports = list(
      model === undefined
        ? []
        : Array.from({ length: Math.min(2, edgeModel(model).dataPorts) }, (_, at) => `port${at}`),
    );
    return { name: text(body.name) ?? '', model: model ?? 'ME-VM', ports: ports.map(String) };
  });
  diagnostics.push(
    problem(
      'info',
      0,
      `No API body says how many APs there are: ${ASSUMED_APS} are assumed, and switches, gateways and paths are drawn as usual.`,
    ),
  );
  const name = files.length === 1 ? (files[0]?.name.replace(/\.json$/i, '') ?? 'Mist Edges') : 'Mist Edges';
  const design = buildMistDesign({
    id: 'mist-import',
    name,
    edges,
    config: checked.value,
    switches: 1,
    inferred: true,
  });
  return { value: design, diagnostics };
}

/** `VM` is the API's word for the virtual one. */
const modelOf = (body: MistObject): string | undefined => {
  const model = text(body.model);
  return model === 'VM' ? 'ME-VM' : model;
};

/** Names of objects by their ids; what has no body gets its id as a name, and a warning. */
function namesOver(table: ReadonlyMap<string, string>, diagnostics: Diagnostic[]): Names {
  const said = new Set<string>();
  return (id, what, line) => {
    const known = table.get(id);
    if (known !== undefined) return known;
    if (!said.has(id)) {
      said.add(id);
      diagnostics.push(problem('warning', line, `There is no body of the ${what} ${id}.`));
    }
    return undefined;
  };
}

function assembled(
  of: (kind: BodyKind) => readonly MistBody[],
  names: Names,
  diagnostics: Diagnostic[],
): MistEdgeConfig {
  const warn = (line: number, message: string): void => {
    diagnostics.push(problem('warning', line, message));
  };
  const clusters = of('mxcluster').map((found) => clusterOfBody(found, warn));
  const edges = of('mxedge').map((found) => edgeOfBody(found, names, warn));
  const sites = of('setting').flatMap((found) => siteTunnelOfBody(found, clusters, warn));
  const tunnels = [
    ...of('mxtunnel').map((found) => tunnelOfBody(found, names, warn)),
    ...sites.map(({ tunnel }) => tunnel),
  ];
  const known = [...clusters, ...sites.flatMap(({ added }) => added)];
  const vlansOf = new Map(known.map(({ name }) => [name, new Set<number>()] as const));
  for (const tunnel of tunnels)
    for (const cluster of tunnel.clusters) for (const vlan of tunnel.vlans) vlansOf.get(cluster)?.add(vlan);
  const apGroup = 'aps';
  return {
    ...emptyConfig,
    clusters: known,
    edges: edges.map((edge) => ({ ...edge, trunkVlans: [...(vlansOf.get(edge.cluster ?? '') ?? [])] })),
    tunnels,
    wlans: of('wlan').map((found) => wlanOfBody(found, names, apGroup, warn)),
    apGroups: [{ node: apGroup, aps: ASSUMED_APS }],
    resources: resourcesOf(known),
  };
}

/** Checked addresses become resources; the first pinged or ARPed one of a cluster counts as its gateway. */
function resourcesOf(clusters: MistEdgeConfig['clusters']): MistEdgeConfig['resources'] {
  const seen = new Set<string>();
  return clusters.flatMap((cluster) => {
    const gateway = cluster.monitoring.find(({ protocol, host }) => protocol !== 'tcp' && isAddress(host));
    return cluster.monitoring.flatMap((check) => {
      if (!isAddress(check.host) || seen.has(check.host)) return [];
      seen.add(check.host);
      const isGateway = check.host === gateway?.host;
      const name = isGateway ? `gateway-${cluster.name}` : `target-${check.host}`;
      return [{ name, host: check.host, ...(isGateway ? { gatewayOf: cluster.name, node: name } : {}) }];
    });
  });
}

const isAddress = (host: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(host);
