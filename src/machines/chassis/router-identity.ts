// What a router's configuration says of the router itself, whichever of its systems reads it: names, release, and the comment with its model.
import { effectiveTree, type JunosNode, type JunosTree, valueOf as singleValue } from '../../vendor/junos';

export interface RouterIdentity {
  /** The router's name, as `system host-name`, the comment or the names of its Routing Engines tell it. */
  readonly name: string | undefined;
  /** Outside of all groups. */
  readonly globalHostName: string | undefined;
  /** In the groups `re0` and `re1`. */
  readonly hostNames: readonly (string | undefined)[];
  readonly model: string | undefined;
  readonly release: string | undefined;
}

const FORM = /^chassis (MX\w{1,12})(?: of (\S+))?$/;
const SLOTS = [0, 1] as const;

const commentLines = (node: JunosNode): readonly string[] =>
  (node.comment ?? '').split('\n').map((line) => line.trim());

/** Reads names, model and release; the model is no configuration, so a comment carries it. */
export function routerIdentity(tree: JunosTree): RouterIdentity {
  const [mark] = tree.children.flatMap(commentLines).flatMap((line) => matchOf(line));
  const hostNames = SLOTS.map((slot) => singleValue(tree, 'groups', `re${slot}`, 'system', 'host-name'));
  const globalHostName = singleValue(tree, 'system', 'host-name');
  return {
    name: globalHostName ?? mark?.[2] ?? stemOf(hostNames),
    globalHostName,
    hostNames,
    model: mark?.[1],
    release: /^\d{1,2}\.\d[\w.-]*$/.exec(singleValue(effectiveTree(tree), 'version') ?? '')?.[0],
  };
}

function matchOf(line: string): RegExpExecArray[] {
  const match = FORM.exec(line);
  return match === null ? [] : [match];
}

/** `MX-re0` and `MX-re1` are the router MX. */
function stemOf(hostNames: RouterIdentity['hostNames']): string | undefined {
  const stems = hostNames.map((hostName, slot) => new RegExp(`^(.+)[-_.]re${slot}$`, 'i').exec(hostName ?? '')?.[1]);
  const present = stems.filter((stem, slot) => hostNames[slot] !== undefined || stem !== undefined);
  const [stem] = present;
  return stem !== undefined && present.every((each) => each === stem) ? stem : hostNames.find((each) => each);
}

/** Where the comment goes: before the first of these that is there. */
const HOMES = ['groups', 'interfaces', 'system', 'chassis', 'routing-options', 'protocols'];

/** Model of a router of which no text says it. */
export const USUAL_MODEL = 'MX480';

/**
 * The tree with one comment line that tells the model, and the name where no `system host-name` does. A text that came without one gets it
 * only for a model that is not the usual one.
 */
export function withRouterMark(
  tree: JunosTree,
  router: { readonly name: string; readonly model?: string } | undefined,
  isFresh: boolean,
): JunosTree {
  const { globalHostName, model: told } = routerIdentity(tree);
  const isWanted = isFresh || told !== undefined || router?.model !== USUAL_MODEL;
  if (router?.model === undefined || !isWanted) return tree;
  const line = globalHostName === undefined ? `chassis ${router.model} of ${router.name}` : `chassis ${router.model}`;
  const isMark = (text: string): boolean => FORM.test(text.trim());
  const marked = tree.children.find((node) => commentLines(node).some(isMark));
  const home = marked ?? HOMES.flatMap((word) => tree.children.find((node) => node.word === word) ?? []).at(0);
  const children = tree.children.map((node) => (node === home ? withLines(node, [line], isMark) : node));
  return { ...tree, children };
}

/** The node with these lines on top of its comment instead of those that are `old`. */
export function withLines(node: JunosNode, lines: readonly string[], old: (line: string) => boolean): JunosNode {
  const others = (node.comment ?? '').split('\n').filter((line) => line.trim() !== '' && !old(line));
  const comment = [...lines, ...others].join('\n');
  if (comment === (node.comment ?? '')) return node;
  const { comment: _, ...rest } = node;
  return comment === '' ? rest : { ...rest, comment };
}

/** How much higher a drawn router is with its Routing Engines: the rows of both, above the cards. */
export const ENGINES_HEIGHT = 130;
