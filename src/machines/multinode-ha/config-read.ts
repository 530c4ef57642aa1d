// Recognises the nodes of a pair in their configurations and turns one or two of them into a design; what it does not understand stays in the
// kept texts.
import type { ConfigSource, Design, JsonObject } from '../../model/design';
import type { Diagnostic } from '../../model/diagnostics';
import { isId, nodeNameProblem, slug } from '../../model/ids';
import { child, effectiveTree, type JunosTree, readJunos, valueOf as singleValue } from '../../vendor/junos';
import type { ConfigImport } from '../kernel/technology';
import type { Around } from './around';
import { buildPairDesign, type PairConfig, type PairMember } from './build-design';
import { keptStatements } from './config-kept';
import { createNotes } from './config-notes';
import { impliedRelease, readHa } from './config-read-ha';
import { readRouting } from './config-read-routing';
import { readSecurity } from './config-read-security';
import { derivedInterfaces } from './derived-interfaces';
import { fitted } from './fit-config';
import { type Hint, readHint } from './hint-read';
import { inferAround } from './infer-around';
import { mirrored } from './mirror';
import { isAtLeast } from './release';
import { ASSUMED_TIMES, emptyPairConfig, type MnhaNode, multinodeHaSchema, plainNode } from './schema';

export type Source = Omit<ConfigSource, 'id' | 'subject'>;

export interface ReadNode {
  readonly node: MnhaNode;
  readonly release: string | undefined;
  readonly hostName: string | undefined;
  readonly hint: Hint | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const read = new WeakMap<JunosTree, { readonly result: ReadNode | undefined }>();

/** Reads one node out of a tree, groups applied; undefined when it is none. The same tree gives the same result. */
export function readNodeTree(tree: JunosTree): ReadNode | undefined {
  const known = read.get(tree);
  if (known !== undefined) return known.result;
  const result = readTree(tree);
  read.set(tree, { result });
  return result;
}

function readTree(tree: JunosTree): ReadNode | undefined {
  const effective = effectiveTree(tree);
  const notes = createNotes();
  const ha = readHa(effective, notes);
  if (ha === undefined) return undefined;
  const hostName = singleValue(effective, 'system', 'host-name');
  const hint = readHint(tree);
  const own = hint?.nodes.find(({ name }) => name === hostName);
  const routing = readRouting(effective);
  const hasInterfaces = child(effective, 'interfaces') !== undefined;
  if (!hasInterfaces)
    notes.info(
      child(effective, 'chassis', 'high-availability'),
      'The text has no interfaces: those that its high-availability statements name are drawn, with prefix lengths that fit.',
    );
  const node: MnhaNode = {
    ...plainNode(ha.localId, ha.localIp, ha.peer.peerId, ha.peer.peerIp),
    ...routing,
    ...(hasInterfaces ? {} : { interfaces: derivedInterfaces(ha) }),
    ...readSecurity(effective),
    ...ha,
    junosIke: own?.junosIke ?? true,
    forgedTransmits: own?.forgedTransmits ?? true,
  };
  const config = { ...emptyPairConfig, nodes: [node, emptyPairConfig.nodes[1]] };
  const fit = fitted(multinodeHaSchema, config as unknown as JsonObject);
  const place = child(effective, 'chassis', 'high-availability');
  for (const message of fit.told) notes.error(place, message);
  const told = /^\d{1,2}\.\d[\w.-]*$/.exec(singleValue(effective, 'version') ?? '')?.[0];
  return {
    node: fit.value?.nodes[0] ?? plainNode(ha.localId, ha.localIp, ha.peer.peerId, ha.peer.peerIp),
    release: told ?? impliedRelease(effective),
    hostName,
    hint,
    diagnostics: notes.diagnostics,
  };
}

interface InputFile {
  readonly tree: JunosTree;
  readonly source: Source;
}
interface Half extends InputFile {
  readonly read: ReadNode;
}

/** What can name a device of a drawing; names become keys of the document. */
const isDeviceName = (name: string | undefined): name is string =>
  name !== undefined && /^[a-z0-9][\w.-]{0,62}$/i.test(name) && !(name in Object.prototype);

/** Names of both nodes: host names where they differ and can be names, else by their ids. */
function memberNames(halves: readonly [Half, Half | undefined], hint: Hint | undefined): readonly [string, string] {
  const [first, second] = halves;
  const fallback = (node: MnhaNode): string => `srx-${node.localId}`;
  const a = isDeviceName(first.read.hostName) ? first.read.hostName : fallback(first.read.node);
  const told = hint?.nodes.map(({ name }) => name).find((name) => name !== a && isDeviceName(name));
  const own = second === undefined ? told : second.read.hostName;
  const b = isDeviceName(own) ? own : `srx-${first.read.node.peer.peerId}`;
  return a === b ? [`srx-${first.read.node.localId}`, `srx-${first.read.node.peer.peerId}`] : [a, b];
}

/** The hint says which node stands first; without one the lower local-id does. */
function inOrder([a, b]: readonly [Half, Half]): readonly [Half, Half] {
  const order = a.read.hint?.nodes ?? b.read.hint?.nodes ?? [];
  const placeOf = (half: Half): number => order.findIndex(({ name }) => name === half.read.hostName);
  const [first, second] = [placeOf(a), placeOf(b)];
  if (first >= 0 && second >= 0) return first <= second ? [a, b] : [b, a];
  return a.read.node.localId <= b.read.node.localId ? [a, b] : [b, a];
}

const titleOf = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/\.[a-z]{1,5}$/i, '') || 'pair';

/** A model that has ports of these names, and Multinode HA in this release; any other can be chosen. */
function modelOf({ interfaces }: MnhaNode, release: string | undefined): string {
  const names = interfaces.map(({ name }) => name);
  if (!isAtLeast(release, 22, 3)) return 'SRX5600';
  if (names.some((name) => name.startsWith('et-'))) return 'SRX4600';
  return names.some((name) => name.startsWith('xe-0/0/')) && !names.some((name) => name.startsWith('ge-'))
    ? 'SRX4200'
    : isAtLeast(release, 23, 4)
      ? 'SRX1600'
      : 'SRX1500';
}

/** Does everything that a hint names exist, each once, under a name that a device can have? Somebody may have edited it. */
const isUsable = (around: Around, names: readonly string[]): boolean => {
  const hubs = [...around.routers, ...around.segments].map(({ name }) => name);
  const all = [...names, ...hubs, ...around.stations.map(({ name }) => name)];
  const named = [
    ...around.flows.flatMap(({ from, to, pins }) => [from, to, ...Object.values(pins ?? {})]),
    ...around.routers.flatMap(({ ibgp }) => ibgp),
    ...around.segments.flatMap(({ withSecond }) => withSecond),
  ];
  return (
    new Set(all).size === all.length &&
    all.every((name) => isId(name) && nodeNameProblem(name) === undefined) &&
    around.stations.every(({ at }) => hubs.includes(at)) &&
    named.every((name) => all.includes(name)) &&
    around.flows.every(({ name }) => isId(name))
  );
};

function pairDesign(halves: readonly [Half, Half | undefined]): {
  readonly design: Design;
  readonly hinted: boolean;
} {
  const [first, second] = halves;
  const hint = first.read.hint ?? second?.read.hint;
  const nodes = [first.read.node, second?.read.node ?? mirrored(first.read.node)] as const;
  const names = memberNames(halves, hint);
  const around = hint !== undefined && isUsable(hint.around, names) ? hint.around : inferAround(nodes, names);
  const member = (at: 0 | 1): PairMember => {
    const half = halves[at];
    const release = half === undefined ? first.read.release : half.read.release;
    const model = hint?.nodes.find(({ name }) => name === names[at])?.model;
    return {
      name: names[at],
      model: model === undefined || model === '' ? modelOf(nodes[0], release) : model,
      ...(release === undefined ? {} : { release }),
      ...(half === undefined ? { inferred: true } : {}),
    };
  };
  const config: PairConfig = {
    nodes: [nodes[0], nodes[1]],
    icl: hint?.icl ?? emptyPairConfig.icl,
    bootOrder: hint?.bootOrder ?? 'together',
    times: hint?.times ?? ASSUMED_TIMES,
  };
  const title = second === undefined ? titleOf(first.source.name) : `${names[0]} and ${names[1]}`;
  const design = buildPairDesign({
    name: title,
    id: slug(title, 'pair'),
    members: [member(0), member(1)],
    config,
    around,
    kept: [first.source, second?.source],
  });
  return { design, hinted: hint !== undefined };
}

const note = (severity: Diagnostic['severity'], message: string): Diagnostic => ({
  severity,
  line: 0,
  column: 0,
  code: 'mnha-pair',
  message,
});

/** What the reader says about one text: values, statements that stay as they are, and what it had to guess. */
function told({ tree, read: found }: Half, name: string, hinted: boolean): readonly Diagnostic[] {
  return [
    ...found.diagnostics,
    ...(hinted
      ? []
      : [
          note(
            'info',
            `The configuration of ${name} does not tell its model, nor what its neighbours are: routers, hosts and flows are drawn as it needs them. Choose the model in the inspector.`,
          ),
        ]),
    ...keptStatements(tree, found),
  ];
}

/**
 * Reads one node of a pair; the other is drawn as far as this one tells of it.
 * @param source name and full text, kept word for word in the design
 * @returns undefined when the tree is no node of a pair
 */
export function readOneNode(tree: JunosTree, source: Source): ConfigImport | undefined {
  const found = readNodeTree(tree);
  if (found === undefined) return undefined;
  const both = readTogether(filesIn(source));
  if (both !== undefined) return { design: both.design, diagnostics: both.diagnostics.flat() };
  const half: Half = { tree, source, read: found };
  const { design, hinted } = pairDesign([half, undefined]);
  const [group] = Object.values(design.groups);
  const [own = '', other = ''] = group?.members ?? [];
  return {
    design,
    diagnostics: [
      ...told(half, own, hinted),
      note(
        'warning',
        `Only ${own} of the pair is here. ${other} is drawn as far as ${own} tells of it, and no file is exported for it: import both files together.`,
      ),
    ],
  };
}

/** The files in a text that several were copied into, each below its name: `# srx-1.set`. Lines keep their numbers. */
function filesIn({ text }: Source): readonly InputFile[] {
  const heads = [...text.matchAll(/^# (\S{1,128}\.(?:set|conf))[ \t]*$/gm)];
  return heads.map((head, at) => {
    const own = text.slice(head.index + head[0].length, heads[at + 1]?.index);
    const before = text.slice(0, head.index).split('\n').length - 1;
    return {
      tree: readJunos(`${'\n'.repeat(before)}${own}`).tree,
      source: { name: head[1] ?? 'pasted', text: own.trimStart() },
    };
  });
}

/** Do the two name each other? Where both are wrong in the same way they are still the only two. */
const arePeers = (a: MnhaNode, b: MnhaNode): boolean =>
  a.peer.peerIp === b.localIp ||
  b.peer.peerIp === a.localIp ||
  (a.peer.peerId === b.localId && b.peer.peerId === a.localId);

/**
 * Reads both nodes of a pair.
 * @returns undefined when the files are not two nodes of one pair; diagnostics in the order of the files
 */
export function readTogether(
  files: readonly InputFile[],
): { readonly design: Design; readonly diagnostics: readonly (readonly Diagnostic[])[] } | undefined {
  const [one, two] = files;
  if (one === undefined || two === undefined || files.length !== 2) return undefined;
  const [first, second] = [readNodeTree(one.tree), readNodeTree(two.tree)];
  if (first === undefined || second === undefined || !arePeers(first.node, second.node)) return undefined;
  const given = [
    { ...one, read: first },
    { ...two, read: second },
  ] as const;
  const halves = inOrder(given);
  const { design, hinted } = pairDesign(halves);
  const [group] = Object.values(design.groups);
  return {
    design,
    diagnostics: given.map((half) => told(half, group?.members[halves.indexOf(half)] ?? '', hinted)),
  };
}
