// The comment in an exported configuration that carries what Junos keeps elsewhere: filled slots, hardware, an assumed time.
import type { JunosTree } from '../../vendor/junos';
import { withLines } from '../chassis';
import { emptyEngineConfig, type RoutingEngineConfig, SLOTS } from './schema';

export interface ConfigMark {
  readonly fitted?: readonly boolean[];
  readonly hardware?: ReadonlyMap<number, string>;
  readonly neighbourHoldS?: number;
}

const FORMS = {
  fitted: /^Routing Engine in slot ([01]) only$/,
  hardware: /^Routing Engine ([01]): (\S{1,40})$/,
  hold: /^neighbours wait (\d{1,4}) s for a dead control plane \(assumed, not configured\)$/,
};

/** The comment's lines: for people first, and read back by `readMark`. */
export function markLines(config: RoutingEngineConfig): readonly string[] {
  const missing = SLOTS.filter((slot) => !config.engines[slot].fitted);
  return [
    ...(missing.length === 1 ? [`Routing Engine in slot ${1 - (missing[0] ?? 0)} only`] : []),
    ...SLOTS.flatMap((slot) => {
      const { hardware } = config.engines[slot];
      return hardware === undefined ? [] : [`Routing Engine ${slot}: ${hardware}`];
    }),
    ...(config.neighbourHoldS === emptyEngineConfig.neighbourHoldS
      ? []
      : [`neighbours wait ${config.neighbourHoldS} s for a dead control plane (assumed, not configured)`]),
  ];
}

const isMarkLine = (line: string): boolean => Object.values(FORMS).some((form) => form.test(line.trim()));

/** Every line of comments before a hierarchy. */
const commentLines = (tree: JunosTree): readonly string[] =>
  tree.children.flatMap(({ comment }) => (comment ?? '').split('\n').map((line) => line.trim()));

/** The mark, wherever among the hierarchies it stands. */
export function readMark(tree: JunosTree): ConfigMark {
  const lines = commentLines(tree);
  const first = (form: RegExp): RegExpExecArray | undefined => lines.flatMap((line) => matchOf(form, line)).at(0);
  const only = first(FORMS.fitted)?.[1];
  const hold = Number(first(FORMS.hold)?.[1] ?? Number.NaN);
  const hardware = new Map(
    lines.flatMap((line) => matchOf(FORMS.hardware, line)).map(([, slot, name]) => [Number(slot), name ?? ''] as const),
  );
  return {
    ...(only === undefined ? {} : { fitted: SLOTS.map((slot) => String(slot) === only) }),
    ...(hardware.size === 0 ? {} : { hardware }),
    ...(hold >= 1 && hold <= 3600 ? { neighbourHoldS: hold } : {}),
  };
}

function matchOf(form: RegExp, line: string): RegExpExecArray[] {
  const match = form.exec(line);
  return match === null ? [] : [match];
}

const HOMES = ['groups', 'system', 'chassis', 'interfaces', 'routing-options', 'protocols'];

/** The tree with the mark before its first fitting hierarchy, older marks replaced, other comments kept. */
export function withMark(tree: JunosTree, lines: readonly string[]): JunosTree {
  const home = HOMES.find((word) => tree.children.some((each) => each.word === word));
  const children = tree.children.map((node) => withLines(node, node.word === home ? lines : [], isMarkLine));
  return { ...tree, children };
}
