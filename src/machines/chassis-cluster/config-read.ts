// Recognises the configuration of a chassis cluster and turns it into a design; whatever it does not understand stays in the kept text.
import { asId, type ConfigSource, type GroupId, type SourceId } from '../../model/design';
import type { Diagnostic } from '../../model/diagnostics';
import { child, effectiveTree, type JunosTree, valueOf as singleValue } from '../../vendor/junos';
import type { ConfigImport, HaTechnology } from '../kernel/technology';
import { buildClusterDesign, CLUSTER_NAME, type ClusterDesignInput, type ClusterMember } from './build-design';
import { fitConfig } from './config-fit';
import { isControlDisabled, readCluster } from './config-groups';
import {
  readFabric,
  readMember,
  readReths,
  readStaticRoutes,
  readSwitchFabric,
  redundantParent,
} from './config-interfaces';
import { keptStatements } from './config-kept';
import { readMark } from './config-mark';
import { type RecognisedModel, recogniseModel } from './config-model';
import { type ConfigNotes, createNotes } from './config-notes';
import { readPolicies } from './config-policies';
import { clusterStatements } from './config-statements';
import { CLUSTER_MODELS, clusterModel } from './models';
import { type ChassisClusterConfig, emptyClusterConfig } from './schema';
import { areOnOneNetwork, besideEachOther, secondName } from './twin';

export interface ReadCluster {
  readonly config: ChassisClusterConfig;
  readonly recognised: RecognisedModel;
  readonly release: string | undefined;
  /** Names that the two nodes are drawn with; the config has a host name only where it differs. */
  readonly names: readonly [string, string];
  /** Host names in the groups of the nodes. */
  readonly hostNames: readonly [string | undefined, string | undefined];
  /** Each node is drawn with a switch of its own towards the provider. */
  readonly ownUplinks: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const isCluster = (tree: JunosTree): boolean =>
  (child(tree, 'chassis', 'cluster')?.children.length ?? 0) > 0 ||
  (child(tree, 'interfaces')?.children ?? []).some(
    (each) => /^reth\d/.test(each.word) || redundantParent(each) !== undefined,
  );

/** `set chassis cluster cluster-id 3 node 0 reboot` among the lines, or `cluster-id 3;` in the tree: neither is configuration [6.1]. */
function clusterIdOf(tree: JunosTree, text: string, notes: ConfigNotes): number | undefined {
  const inTree = child(tree, 'chassis', 'cluster', 'cluster-id');
  const typed = /^[^\n#]*\bchassis\s+cluster\s+cluster-id\s+(\d{1,3})\b/m.exec(text);
  const [word] = inTree?.children ?? [];
  const id = Number(word?.word ?? typed?.[1] ?? Number.NaN);
  if (!Number.isInteger(id) || id > 255) return undefined;
  const before = typed === null ? '' : text.slice(0, typed.index);
  const place = inTree ?? { word: '', line: typed === null ? 0 : before.split('\n').length, column: 1, children: [] };
  notes.note(
    inTree === undefined ? 'info' : 'error',
    place,
    'cc-cluster-id',
    `cluster-id ${id} is no configuration: it is typed at each node's operational prompt and stored outside of it ("set chassis cluster cluster-id ${id} node 0 reboot"). It is used for the drawing and left out of exports.`,
  );
  return id;
}

/** All physical ports that a configuration names. */
function portsOf(config: ChassisClusterConfig, tree: JunosTree): readonly string[] {
  const names = new Set<string>(Object.values({ ...config.fabric, ...config.switchFabric }).flat());
  for (const reth of config.reths) for (const port of reth.children) names.add(port);
  for (const group of config.redundancyGroups)
    for (const monitor of group.interfaceMonitors) names.add(monitor.interface);
  for (const port of child(tree, 'interfaces')?.children ?? []) names.add(port.word);
  return [...names].filter((name) => /^[a-z]{2}-\d+\/\d+\/\d+$/.test(name));
}

/** The model that the interface names show: those of the config, and all that stand under `interfaces`. */
export function recogniseCluster(config: ChassisClusterConfig, tree: JunosTree): RecognisedModel {
  return recogniseModel({
    ports: portsOf(config, tree),
    fabric: config.fabric.fab0.flatMap((port, index) => {
      const peer = config.fabric.fab1[index];
      return peer === undefined ? [] : [[port, peer] as const];
    }),
    controlFpcs: (config.controlPorts ?? []).map(({ fpc }) => fpc),
  });
}

const read = new WeakMap<JunosTree, { readonly text: string; readonly result: ReadCluster | undefined }>();

/**
 * Reads the cluster out of a tree; undefined when it configures none. The same tree gives the same result, which is what the writer relies
 * on to find out what the user changed; it is kept with the tree, because every edit asks for it.
 */
export function readClusterTree(tree: JunosTree, text: string): ReadCluster | undefined {
  const known = read.get(tree);
  if (known?.text === text) return known.result;
  const result = readTree(tree, text);
  read.set(tree, { text, result });
  return result;
}

function readTree(tree: JunosTree, text: string): ReadCluster | undefined {
  const relevant = clusterStatements(tree);
  const effective = effectiveTree(relevant, { node: 'node0' });
  if (!isCluster(effective)) return undefined;
  const notes = createNotes();
  const other = effectiveTree(relevant, { node: 'node1' });
  const mark = readMark(tree);
  for (const { text: words, place } of mark.unknown)
    notes.note(
      'info',
      place,
      'cc-drawn-with',
      `"drawn with: ${words}" in the comment before this line is no setting of a drawing; it is ignored.`,
    );
  const fabric = readFabric(effective, notes);
  const members = [readMember(tree, 'node0'), readMember(tree, 'node1')] as const;
  const names = memberNames(members);
  const switchFabric = readSwitchFabric(effective, notes);
  const policies = readPolicies(tree);
  const shut = (member: Member, node: 0 | 1): Member =>
    isControlDisabled(effective, node) ? { ...member, controlInterfaceDisabled: true } : member;
  const config = fitConfig(
    {
      ...emptyClusterConfig,
      clusterId: clusterIdOf(tree, text, notes) ?? mark.identity?.clusterId ?? emptyClusterConfig.clusterId,
      fabricProfile: mark.drawn.fabricProfile,
      bootOrder: mark.drawn.bootOrder,
      ...readCluster(effective, notes),
      reths: readReths(effective, notes).map((reth) => {
        const switchLags = mark.drawn.switchLags[reth.name];
        return switchLags === undefined ? reth : { ...reth, switchLags };
      }),
      fabric: fabric.fab1.length > 0 ? fabric : { fab0: fabric.fab0, fab1: readFabric(other, createNotes()).fab1 },
      ...(switchFabric === undefined ? {} : { switchFabric }),
      node: [shut(unnamed(members[0], names[0]), 0), shut(unnamed(members[1], names[1]), 1)],
      ...(policies === undefined ? {} : { policies }),
      staticRoutes: readStaticRoutes(effective),
    },
    notes,
  );
  const marked = clusterModel(mark.identity?.model);
  return {
    config,
    recognised:
      marked === undefined
        ? recogniseCluster(config, effective)
        : { model: marked, sharing: [marked.name], known: true },
    release: /^\d{1,2}\.\d[\w.-]*$/.exec(singleValue(effective, 'version') ?? '')?.[0],
    names,
    hostNames: [members[0].hostName, members[1].hostName],
    ownUplinks: mark.drawn.ownUplinks,
    diagnostics: notes.diagnostics,
  };
}

function modelDiagnostics({ model, sharing, known }: RecognisedModel, node: string): readonly Diagnostic[] {
  const models = known ? sharing : CLUSTER_MODELS.map(({ name }) => name);
  const note = (severity: Diagnostic['severity'], message: string): readonly Diagnostic[] => [
    { severity, line: 0, column: 0, code: 'cc-model', message, question: { node, models } },
  ];
  if (!known) {
    return note(
      'warning',
      `The interface names do not tell which slots are node 1's. Drawn as ${model.name}, whose node 1 starts at FPC ${model.offset}; choose the real model in the inspector.`,
    );
  }
  if (sharing.length === 1) return [];
  return note(
    'info',
    `Node 1 starts at FPC ${model.offset}, as on ${sharing.join(', ')}. Drawn as ${model.name}; choose the real model in the inspector.`,
  );
}

type Member = ChassisClusterConfig['node'][number];

/** What can name a device of a drawing; names become keys of the document. */
const isDeviceName = (name: string): boolean => /^[a-z0-9][\w.-]{0,62}$/i.test(name) && !(name in Object.prototype);

/** Host names where they differ and can be names, else `node0` and `node1`: names in a drawing are unique. */
function memberNames([first, second]: readonly [Member, Member]): readonly [string, string] {
  const [a, b] = [first.hostName ?? 'node0', second.hostName ?? 'node1'];
  return a === b || a === 'node1' || b === 'node0' || !isDeviceName(a) || !isDeviceName(b)
    ? ['node0', 'node1']
    : [a, b];
}

const unnamed = ({ hostName, ...rest }: Member, name: string): Member =>
  hostName === undefined || hostName === name ? rest : { hostName, ...rest };

const titleOf = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/\.[a-z]{1,5}$/i, '') || 'cluster';
const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || 'cluster';

type Source = Omit<ConfigSource, 'id' | 'subject'>;

/** What a cluster is drawn from, and what is told about its text; undefined when the tree configures no cluster. */
export function readInput(
  tree: JunosTree,
  source: Source,
): { readonly input: ClusterDesignInput; readonly diagnostics: readonly Diagnostic[] } | undefined {
  const read = readClusterTree(tree, source.text);
  if (read === undefined) return undefined;
  const { config, recognised, release, names, ownUplinks } = read;
  const title = titleOf(source.name);
  const member = (name: string): ClusterMember => ({
    name,
    model: recognised.model.name,
    ...(release === undefined ? {} : { release }),
  });
  return {
    input: {
      name: title,
      id: slugOf(title),
      nodes: [member(names[0]), member(names[1])],
      config,
      ownUplinks,
      kept: {
        id: asId<SourceId>('config'),
        name: source.name,
        subject: asId<GroupId>(CLUSTER_NAME),
        text: source.text,
      },
    },
    diagnostics: [...read.diagnostics, ...modelDiagnostics(recognised, names[0]), ...keptStatements(tree, config)],
  };
}

/**
 * Recognises and reads the configuration of a chassis cluster.
 * @param source name and full text, kept word for word in the design
 * @returns the design with everything that can be drawn, and diagnostics for the rest; undefined when the tree configures no cluster
 */
export function readClusterConfig(tree: JunosTree, source: Source): ConfigImport | undefined {
  const read = readInput(tree, source);
  return read && { design: buildClusterDesign(read.input), diagnostics: read.diagnostics };
}

/** Two clusters on the same networks as one design; undefined where the texts are not that: the same cluster twice, or far apart. */
export const readClustersTogether: NonNullable<HaTechnology['readTogether']> = (files) => {
  const [first, second, ...more] = files.map(({ tree, source }) => readInput(tree, source));
  if (first === undefined || second === undefined || more.length > 0 || !areOnOneNetwork(first.input, second.input))
    return undefined;
  // An export calls the second cluster's file cluster-b, which a folder lists first.
  const isTurned = first.input.name === secondName(second.input.name);
  return {
    design: isTurned ? besideEachOther(second.input, first.input) : besideEachOther(first.input, second.input),
    diagnostics: [first.diagnostics, second.diagnostics],
  };
};
