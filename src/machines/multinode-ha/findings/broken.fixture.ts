// Built-in pairs with one thing broken, and what the rules say of them; for tests only.
import { asId, type Design, type Group, type JsonObject, type NodeId } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { type JunosTree, readJunos, writeJunos } from '../../../vendor/junos';
import { readTogether } from '../config-read';
import { writePairConfig } from '../config-write';
import { type MnhaNode, type MultinodeHaConfig, readPairConfig, type Srg } from '../schema';
import { templates } from '../templates';
import { pairFindings } from './index';

export const A = asId<NodeId>('A');
export const B = asId<NodeId>('B');

/** `t-r`, `t-h+icd`: a built-in pair. */
export function pair(spec: string): Design {
  const [id = '', ...options] = spec.split('+');
  const design = templates.find((template) => template.id === `mnha-${id}` || template.id === id)?.build(options);
  if (design === undefined || 'error' in design) throw new Error(design?.error ?? `There is no ${spec}.`);
  return design;
}

export function groupOf(design: Design): Group {
  const [group] = Object.values(design.groups);
  if (group === undefined) throw new Error('There is no group.');
  return group;
}

/** The design with another config of its pair. */
export function withConfig(design: Design, change: (config: MultinodeHaConfig) => MultinodeHaConfig): Design {
  const group = groupOf(design);
  const config = readPairConfig(group.config).value;
  if (config === undefined) throw new Error('The config breaks its schema.');
  return { ...design, groups: { [group.id]: { ...group, config: change(config) as JsonObject } } };
}
type Which = 0 | 1 | 'both';
export const withNode = (design: Design, which: Which, change: (node: MnhaNode) => MnhaNode): Design =>
  withConfig(design, (config) => ({
    ...config,
    nodes: [
      which === 1 ? config.nodes[0] : change(config.nodes[0]),
      which === 0 ? config.nodes[1] : change(config.nodes[1]),
    ],
  }));
/** One group of one node, or of both, changed. */
export const withGroup = (design: Design, which: Which, change: (srg: Srg) => Srg, id = 1): Design =>
  withNode(design, which, (node) => ({ ...node, srgs: node.srgs.map((srg) => (srg.id === id ? change(srg) : srg)) }));
/** Properties of a device, such as model or release. */
export const withDevice = (design: Design, id: NodeId, change: object): Design => {
  const node = design.nodes[id];
  if (node === undefined) throw new Error(`There is no ${id}.`);
  return { ...design, nodes: { ...design.nodes, [id]: { ...node, ...change } } };
};

/** The set lines of both nodes. */
export const textsOf = (design: Design): readonly { readonly name: string; readonly text: string }[] =>
  writePairConfig(design, groupOf(design)).files.map(({ name, tree }) => ({
    name,
    text: writeJunos(tree, { form: 'set', secrets: 'shown' }),
  }));
/** The pair as it is imported from texts. */
export function imported(files: readonly { readonly name: string; readonly text: string }[]): Design {
  const read = readTogether(files.map((source) => ({ tree: treeOf(source.text), source })));
  if (read === undefined) throw new Error('The files were not read as a pair.');
  return read.design;
}
const treeOf = (text: string): JunosTree => readJunos(text).tree;
/** The pair imported with more lines on its first node, its second, or both. */
export const withLines = (design: Design, which: Which, ...lines: readonly string[]): Design =>
  withText(design, which, (text) => `${lines.join('\n')}\n${text}`);

/** The pair imported with another text of one node. */
export const withText = (design: Design, which: Which, change: (text: string) => string): Design =>
  imported(
    textsOf(design).map((file, at) => (which === 'both' || which === at ? { ...file, text: change(file.text) } : file)),
  );

export const findingsOf = (design: Design): readonly Finding[] => pairFindings(design, groupOf(design));
/** `L22 error A SRG1: …` for one rule, or for all. */
export const told = (design: Design, rule?: string): readonly string[] =>
  findingsOf(design)
    .filter((finding) => rule === undefined || finding.rule === rule)
    .map((finding) => `${finding.rule} ${finding.severity} ${finding.subjectName}: ${finding.message}`);

/** Applies every fix of a rule, one after the other. */
export function mended(design: Design, rule: string): Design {
  let present = design;
  for (let round = 0; round < 10; round += 1) {
    const fix = findingsOf(present).find((finding) => finding.rule === rule && finding.fix !== undefined)?.fix;
    if (fix === undefined) return present;
    present = fix.apply(present);
  }
  throw new Error(`The fixes of ${rule} never end.`);
}
