// Reads the comment that an exported configuration ends with: the neighbours and the drawing. Lines that it does not know it leaves alone.
import type { JunosNode, JunosTree } from '../../vendor/junos';
import type { Around, AroundFlow, AroundRouter, AroundSegment, AroundStation } from './around';
import { optional } from './config-notes';
import { numberAfter, wordAfter, wordsAfter, wordsOf } from './hint-words';
import { HINT_TITLE } from './hint-write';
import { ASSUMED_TIMES, type MultinodeHaConfig } from './schema';

export interface Hint {
  readonly nodes: readonly {
    readonly name: string;
    readonly model: string;
    readonly junosIke: boolean;
    readonly forgedTransmits: boolean;
  }[];
  readonly icl: MultinodeHaConfig['icl'];
  readonly bootOrder: MultinodeHaConfig['bootOrder'];
  readonly times: MultinodeHaConfig['times'];
  readonly around: Around;
}

/** Is this a line of a hint? */
export const isHintLine = (line: string): boolean =>
  line.trim() === HINT_TITLE ||
  /^(node|pair|assumed|router|segment|host|cloud|flow)\b[^:]*("[^"]*"[^:]*)?: /.test(line.trim());

/** All comments of a tree, the last one last. */
function* comments(node: JunosNode): Generator<string> {
  if (node.comment !== undefined) yield node.comment;
  for (const each of node.children) yield* comments(each);
  if (node.endComment !== undefined) yield node.endComment;
}

/** The lines of the hint in a tree; empty where it has none. */
export function hintIn(tree: JunosTree): readonly string[] {
  for (const comment of comments(tree)) {
    const lines = comment.split('\n').map((line) => line.trim());
    const start = lines.indexOf(HINT_TITLE);
    if (start >= 0) return lines.slice(start).filter(isHintLine);
  }
  return [];
}

interface Line {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  readonly words: readonly string[];
}

function lineOf(text: string): Line | undefined {
  const match = /^(\w+)(?: ("(?:[^"\\]|\\.)*"|[^\s:"]+))?: (.*)$/s.exec(text);
  if (match === null) return undefined;
  const [, kind = '', name = '', rest = ''] = match;
  return { kind, name: wordsOf(name)[0] ?? '', text: rest, words: wordsOf(rest) };
}

function readRouter(name: string, lines: readonly Line[]): AroundRouter {
  const find = (form: RegExp): readonly string[] => lines.flatMap(({ text }) => form.exec(text)?.[1] ?? []);
  const ibgp = lines
    .filter(({ text }) => text.startsWith('set protocols bgp group ROUTERS '))
    .flatMap(({ words }) => wordAfter(words, 'description') ?? []);
  return {
    name,
    as: Number(find(/^set routing-options autonomous-system (\d{1,10})$/)[0] ?? 65_535),
    ...optional('routerId', find(/^set routing-options router-id (\S+)$/)[0]),
    multipath: lines.some(({ text }) => text.endsWith(' multipath')),
    tieBreak: lines.some(({ text }) => text.endsWith(' external-router-id')) ? 'router-id' : 'existing-path',
    originates: find(/ from route-filter (\S+) exact$/),
    ibgp,
    addresses: find(/^set interfaces \S+ unit 0 family inet6? address (\S+)$/),
  };
}

const readSegment = ({ name, words }: Line): AroundSegment => ({
  name,
  subnet: words[0] ?? '',
  withSecond: wordsAfter(words, 'side', []),
});

const readStation = ({ kind, name, words }: Line): AroundStation => ({
  kind: kind === 'cloud' ? 'cloud' : 'host',
  name,
  at: wordAfter(words, 'at') ?? '',
  addresses: wordsAfter(words, 'address', ['gateway']),
  ...optional('gateway', wordAfter(words, 'gateway')),
});

function readFlow({ name, words }: Line): AroundFlow {
  // Traits come behind the service, whose words are the user's own.
  const traits = words.slice(words.indexOf('service') + 2);
  const [there, back] = [wordAfter(traits, 'there'), wordAfter(traits, 'back')];
  const pins = { ...optional('there', there), ...optional('back', back) };
  return {
    name,
    from: wordAfter(words, 'from') ?? '',
    to: wordAfter(words, 'to') ?? '',
    service: wordAfter(words, 'service') ?? '',
    kind: traits[0] === 'ipsec' ? 'ipsec' : 'pass-through',
    protocol: traits[1] === 'udp' ? 'udp' : traits[1] === 'icmp' ? 'icmp' : 'tcp',
    sessions: traits[2] === 'new' ? 'new' : 'established',
    ...optional('srg', numberAfter(traits, 'srg')),
    ...optional('vpn', wordAfter(traits, 'vpn')),
    ...(there === undefined && back === undefined ? {} : { pins }),
    rekeying: traits.at(-1) === 'rekeying',
  };
}

function readTimes(words: readonly string[]): MultinodeHaConfig['times'] {
  const changed = Object.keys(ASSUMED_TIMES).flatMap((key) => {
    const value = numberAfter(words, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return { ...ASSUMED_TIMES, ...Object.fromEntries(changed) };
}

/** The hint of a tree; undefined where it has none. */
export function readHint(tree: JunosTree): Hint | undefined {
  const found = hintIn(tree);
  if (found.length === 0) return undefined;
  const lines = found.flatMap((text) => lineOf(text) ?? []);
  const of = (...kinds: readonly string[]): readonly Line[] => lines.filter(({ kind }) => kinds.includes(kind));
  const pair = of('pair')[0]?.words ?? [];
  const boot = wordAfter(pair, 'boot');
  const routers = [...new Set(of('router').map(({ name }) => name))];
  return {
    nodes: of('node').map(({ name, words, text }) => ({
      name,
      model: words[0] ?? '',
      junosIke: !text.includes('no junos-ike package'),
      forgedTransmits: !text.includes('no forged transmits'),
    })),
    icl: { rttMs: numberAfter(pair, 'trip') ?? 1, isUntrusted: pair.includes('untrusted') },
    bootOrder: boot === 'first-node-first' || boot === 'second-node-first' ? boot : 'together',
    times: readTimes(of('assumed')[0]?.words ?? []),
    around: {
      routers: routers.map((name) =>
        readRouter(
          name,
          of('router').filter((line) => line.name === name),
        ),
      ),
      segments: of('segment').map(readSegment),
      stations: of('host', 'cloud').map(readStation),
      flows: of('flow').map(readFlow),
    },
  };
}
