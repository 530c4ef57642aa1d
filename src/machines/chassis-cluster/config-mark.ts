// The comment in an exported configuration that carries what Junos keeps elsewhere or nowhere: cluster-id, model, how the pair is drawn.
// It knows comments and the words of that mark, no design.
import type { JunosNode, JunosTree } from '../../vendor/junos';
import { type ChassisClusterConfig, emptyClusterConfig, type Reth } from './schema';

/** Settings of a drawing that no statement stands for. */
export interface DrawnWith {
  readonly fabricProfile: ChassisClusterConfig['fabricProfile'];
  readonly bootOrder: ChassisClusterConfig['bootOrder'];
  /** Each node has a switch of its own towards the provider. */
  readonly ownUplinks: boolean;
  /** How the switches bundle their ports to these reths. */
  readonly switchLags: Readonly<Record<string, SwitchLags>>;
}
type SwitchLags = NonNullable<Reth['switchLags']>;

export interface ConfigMark {
  readonly clusterId: number;
  readonly model: string;
  readonly drawn: DrawnWith;
}

/** What a mark told: its parts may be missing, and not every word of it may be known. */
export interface ReadMark {
  readonly identity: { readonly clusterId: number; readonly model: string } | undefined;
  readonly drawn: DrawnWith;
  /** Settings that nothing is known of, with the statement that the comment stands before. */
  readonly unknown: readonly { readonly text: string; readonly place: JunosNode }[];
}

const USUAL: DrawnWith = {
  fabricProfile: emptyClusterConfig.fabricProfile,
  bootOrder: emptyClusterConfig.bootOrder,
  ownUplinks: false,
  switchLags: {},
};
const FABRIC = { legacy: 'legacy fabric', modern: 'modern fabric' } as const;
const BOOT = { 'node0-first': 'node 0 up first', 'node1-first': 'node 1 up first' } as const;
const OWN_UPLINKS = 'own uplinks';
const LAGS = { 'one-per-node': 'a LAG for each node at', 'one-for-both': 'one LAG for both nodes at' } as const;

/** Every setting that differs from the usual drawing, in words. */
const settingsOf = ({ fabricProfile, bootOrder, ownUplinks, switchLags }: DrawnWith): readonly string[] => [
  ...(fabricProfile === 'auto' ? [] : [FABRIC[fabricProfile]]),
  ...(bootOrder === 'together' ? [] : [BOOT[bootOrder]]),
  ...(ownUplinks ? [OWN_UPLINKS] : []),
  ...Object.entries(switchLags).map(([reth, lags]) => `${LAGS[lags]} ${reth}`),
];

/** What words of a mark set; undefined for words that it does not know. */
function settingIn(text: string, drawn: DrawnWith): DrawnWith | undefined {
  const words = text.toLowerCase();
  const keyOf = <Key extends string>(of: Readonly<Record<Key, string>>, value: string): Key | undefined =>
    (Object.keys(of) as Key[]).find((key) => of[key].toLowerCase() === value);
  const fabricProfile = keyOf(FABRIC, words);
  if (fabricProfile) return { ...drawn, fabricProfile };
  const bootOrder = keyOf(BOOT, words);
  if (bootOrder) return { ...drawn, bootOrder };
  if (words === OWN_UPLINKS) return { ...drawn, ownUplinks: true };
  const [, of = '', reth = ''] = /^(.*) (reth\d{1,3})$/.exec(words) ?? [];
  const lags = keyOf(LAGS, of);
  return lags && { ...drawn, switchLags: { ...drawn.switchLags, [reth]: lags } };
}

const HINT = "(set at each node's operational prompt, not here)";
const IDENTITY = /^(v?SRX\d*\w*), cluster-id (\d{1,3})\b\s*(.*)$/i;
const DRAWN = /^drawn with:\s*(.*)$/i;
/** A comment that people wrote may be long: no more of it is told back. */
const MAX_UNKNOWN = 5;
const MAX_TOLD = 40;

/** The comment's lines: for people first, and read back by `readMark`. */
function markLines({ clusterId, model, drawn }: ConfigMark): readonly string[] {
  const settings = settingsOf(drawn);
  return [
    `${model}, cluster-id ${clusterId} ${HINT}`,
    ...(settings.length === 0 ? [] : [`drawn with: ${settings.join(', ')}`]),
  ];
}

const settingsIn = (line: string): readonly string[] =>
  (DRAWN.exec(line)?.[1] ?? '')
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** What is left of a comment's line without the mark: the words that somebody added to it. */
function withoutMark(line: string): string {
  const added = IDENTITY.exec(line)?.[3];
  if (added !== undefined) return added.replace(HINT, '').trim();
  if (!DRAWN.test(line)) return line;
  return settingsIn(line)
    .filter((text) => settingIn(text, USUAL) === undefined)
    .join(', ');
}

const linesOf = (node: JunosNode): readonly string[] => (node.comment ?? '').split('\n').map((line) => line.trim());

/** The mark, before whichever hierarchy it stands; only words that it knows count, all else in it is a comment. */
export function readMark(tree: JunosTree): ReadMark {
  let identity: ReadMark['identity'];
  let drawn = USUAL;
  const unknown: { readonly text: string; readonly place: JunosNode }[] = [];
  for (const place of tree.children)
    for (const line of linesOf(place)) {
      const [, model, id] = IDENTITY.exec(line) ?? [];
      if (model !== undefined && Number(id) <= 255) identity ??= { clusterId: Number(id), model };
      for (const text of settingsIn(line)) {
        const setting = settingIn(text, drawn);
        if (setting !== undefined) drawn = setting;
        else if (unknown.length < MAX_UNKNOWN) unknown.push({ text: text.slice(0, MAX_TOLD), place });
      }
    }
  return { identity, drawn, unknown };
}

/**
 * The tree with the mark before `chassis`, or before what stands first. Where the tree and its comments tell the same without it, nothing
 * changes; else older marks go and other comments stay.
 * @param recognised the model that interface names alone would tell
 */
export function withMark(tree: JunosTree, mark: ConfigMark, recognised: string): JunosTree {
  const { identity, drawn } = readMark(tree);
  const told = identity ?? { clusterId: emptyClusterConfig.clusterId, model: recognised };
  if (
    told.clusterId === mark.clusterId &&
    told.model === mark.model &&
    settingsOf(mark.drawn).join() === settingsOf(drawn).join()
  )
    return tree;
  const home = tree.children.find(({ word }) => word === 'chassis') ?? tree.children[0];
  const marked = (node: JunosNode): JunosNode => {
    const others = linesOf(node)
      .map(withoutMark)
      .filter((line) => line !== '');
    const comment = [...(node === home ? markLines(mark) : []), ...others].join('\n');
    if (comment === (node.comment ?? '')) return node;
    const { comment: _, ...rest } = node;
    return comment === '' ? rest : { ...rest, comment };
  };
  return { ...tree, children: tree.children.map(marked) };
}
