// The comment in an exported configuration that carries what Junos keeps elsewhere: cards, sessions, assumed times.
import { child, type JunosTree } from '../../vendor/junos';
import { withLines } from '../chassis';
import { slotCount } from './bundle-context';
import { bundleInput, parsePic } from './router';
import { type AmsConfig, type Bundle, CARD_MODELS, emptyAmsConfig } from './schema';

/** What the comment tells; each part may be missing. */
export interface ConfigMark {
  readonly cards?: AmsConfig['cards'];
  readonly sessions?: ReadonlyMap<string, number>;
  readonly detectionMs?: number;
  readonly takeoverMs?: number;
}

/** Sessions of a slot where nobody says how many. */
const SESSIONS_PER_SLOT = 300;
export const usualSessions = (bundle: Bundle): number => SESSIONS_PER_SLOT * slotCount(bundleInput(bundle));

/** Cards that the members show: four PICs are an MS-MPC, fewer an MX-SPC3 [S5, S16]. */
export function usualCards(bundles: readonly Bundle[]): AmsConfig['cards'] {
  const pics = bundles.flatMap(({ members }) => members.flatMap(({ name }) => parsePic(name) ?? []));
  return [...new Set(pics.map(({ fpc }) => fpc))]
    .sort((a, b) => a - b)
    .map((fpc) => ({
      fpc,
      model: pics.some((pic) => pic.fpc === fpc && pic.pic > 1) ? ('MS-MPC' as const) : ('MX-SPC3' as const),
    }));
}

const sameCards = (a: AmsConfig['cards'], b: AmsConfig['cards']): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The comment's lines: for people first, and read back by `readMark`; empty where reading alone would tell the same. */
export function markLines(config: AmsConfig): readonly string[] {
  const { cards, bundles, detectionMs, takeoverMs } = config;
  const unusual = bundles.filter((bundle) => bundle.sessions !== usualSessions(bundle));
  return [
    ...(sameCards(cards, usualCards(bundles))
      ? []
      : [`services cards: ${cards.map(({ fpc, model: card }) => `FPC ${fpc} ${card}`).join(', ')}`]),
    ...unusual.map(({ name, sessions }) => `sessions over ${name}: ${sessions}`),
    ...(detectionMs === emptyAmsConfig.detectionMs && takeoverMs === emptyAmsConfig.takeoverMs
      ? []
      : [`a lost PIC is noticed after ${detectionMs} ms, taken over after ${takeoverMs} ms (assumed, not configured)`]),
  ];
}

const FORMS = {
  cards: /^services cards: (.*)$/,
  sessions: /^sessions over (ams\d{1,3}): (\d{1,9})$/,
  times: /^a lost PIC is noticed after (\d{1,5}) ms, taken over after (\d{1,5}) ms/,
};

const isMarkLine = (line: string): boolean => Object.values(FORMS).some((form) => form.test(line.trim()));

const commentOf = (tree: JunosTree): string => child(tree, 'interfaces')?.comment ?? '';

/** The mark in front of `interfaces`. */
export function readMark(tree: JunosTree): ConfigMark {
  const lines = commentOf(tree)
    .split('\n')
    .map((line) => line.trim());
  const find = (form: RegExp): RegExpExecArray | undefined =>
    lines.flatMap((line) => form.exec(line) ?? []).at(0) === undefined
      ? undefined
      : (lines.map((line) => form.exec(line)).find((match) => match !== null) ?? undefined);
  const cards = find(FORMS.cards)?.[1]
    ?.split(', ')
    .flatMap((text) => {
      const [, fpc, model] = /^FPC (\d{1,2}) (\S+)$/.exec(text) ?? [];
      const known = CARD_MODELS.find((card) => card === model);
      return fpc === undefined || known === undefined || Number(fpc) > 19 ? [] : [{ fpc: Number(fpc), model: known }];
    });
  const sessions = new Map(
    lines.flatMap((line) => {
      const match = FORMS.sessions.exec(line);
      return match?.[1] === undefined ? [] : [[match[1], Math.min(Number(match[2]), 100_000_000)] as const];
    }),
  );
  const times = find(FORMS.times);
  return {
    ...(cards === undefined ? {} : { cards }),
    sessions,
    ...(times === undefined
      ? {}
      : {
          detectionMs: Math.min(Number(times[1]), 60_000),
          takeoverMs: Math.min(Number(times[2]), 60_000),
        }),
  };
}

/** The tree with the mark in front of `interfaces`, older marks replaced, other comments kept. */
export const withMark = (tree: JunosTree, lines: readonly string[]): JunosTree => ({
  ...tree,
  children: tree.children.map((each) => (each.word === 'interfaces' ? withLines(each, lines, isMarkLine) : each)),
});
