// A-L01 to A-L10: what a device refuses, and what its members must be.
import type { Finding } from '../../../model/finding';
import { child, childWords } from '../../../vendor/junos';
import { commitErrors } from '../commit-checks';
import { PICS_PER_CARD, pairsOf, parsePic } from '../router';
import type { Bundle } from '../schema';
import { findingOf, inConfig, listed, type RuleContext, type RuleOf, releaseOf } from './context';

const rule = (
  id: string,
  severity: RuleOf['severity'],
  source: string,
  confidence: RuleOf['confidence'],
  explanation: string,
): RuleOf => ({ rule: id, severity, source, confidence, explanation });

const REFUSED = rule('A-L01', 'error', 'S12', 'documented', 'Junos refuses the commit, with exactly this text.');
const NAMES = rule(
  'A-L02',
  'error',
  'S5, S6, S16',
  'documented',
  'A member is mams-<fpc>/<pic>/0: the last number is always 0, and the PIC must exist on that card.',
);
const COUNT = rule(
  'A-L03',
  'error',
  'S4, S5',
  'documented',
  'A bundle has at most 36 members on MS-MPC (24 up to 16.1 and in 17.3R3-S7) and 14 on MX-SPC3.',
);
const BOOT = rule(
  'A-L04',
  'error',
  'S4, S5, S6',
  'documented',
  'With more than 24 members every services PIC needs pic-boot-timeout 240 or 300.',
);
const OWNER = rule('A-L06', 'error', 'S4', 'derived', 'A services PIC belongs to one bundle only.');
const TWIN = rule(
  'A-L07',
  'error',
  'S17',
  'documented',
  'The ms- or vms- interface of a member must not have a unit: the commit fails.',
);
const MIC = rule('A-L08', 'error', 'S1', 'documented', 'One-to-one needs MS-MPC or MX-SPC3; an MS-MIC cannot do it.');
const PAIRS = rule(
  'A-L09',
  'error',
  'S1',
  'derived',
  'One-to-one is a pair: two members, or two members in each redundancy group.',
);
const OLD_SPC3 = rule(
  'A-L10',
  'warning',
  'S7, S1, S12',
  'unconfirmed',
  'Older documents know one-to-one on MS-MPC only; on MX-SPC3 it is certain from 21.4 on.',
);

/** Every refusal of the device, pointed at the bundle. */
function refusals(context: RuleContext): readonly Finding[] {
  return commitErrors(context.effective).map(({ text, path }) => {
    const bundle = path[1] ?? '';
    const index = context.config.bundles.findIndex(({ name }) => name === bundle);
    return findingOf(REFUSED, {
      subject: inConfig(context, 'bundles', Math.max(0, index)),
      name: bundle,
      message: `[edit ${path.join(' ')}] ${text}`,
    });
  });
}

/** Rules about one bundle. */
function bundleFindings(context: RuleContext, bundle: Bundle, index: number): readonly Finding[] {
  const found = (of: RuleOf, message: string, ...path: readonly (string | number)[]): Finding =>
    findingOf(of, { subject: inConfig(context, 'bundles', index, ...path), name: bundle.name, message });
  const cardOf = (name: string) => context.config.cards.find(({ fpc }) => fpc === parsePic(name)?.fpc);
  const cards = bundle.members.map(({ name }) => cardOf(name)?.model);
  const isPaired = bundle.highAvailability?.model === 'one-to-one';
  const release = releaseOf(context.router.node?.release);
  return [
    ...bundle.members.flatMap(({ name }, at) => {
      const pic = parsePic(name);
      const card = cardOf(name);
      if (!name.endsWith('/0'))
        return [found(NAMES, `${name}: the last number of a member is always 0.`, 'members', at)];
      if (pic === undefined) return [];
      if (card === undefined)
        return [found(NAMES, `${name}: FPC ${pic.fpc} has no services card in this chassis.`, 'members', at)];
      const count = PICS_PER_CARD[card.model];
      // The PIC number of an MS-MIC is that of its slot, 0 or 2 [U].
      const isThere = card.model === 'MS-MIC' ? pic.pic === 0 || pic.pic === 2 : pic.pic < count;
      return isThere
        ? []
        : [found(NAMES, `${name}: an ${card.model} has ${count} PICs, there is no PIC ${pic.pic}.`, 'members', at)];
    }),
    ...tooMany(bundle, cards.includes('MX-SPC3'), context.router.node?.release).map((message) =>
      found(COUNT, message, 'members'),
    ),
    ...missingBootTimeouts(context, bundle).map((message) => found(BOOT, message, 'members')),
    ...twins(context, bundle).map((message) => found(TWIN, message, 'members')),
    ...(isPaired && cards.includes('MS-MIC')
      ? [found(MIC, `${bundle.name} is one-to-one and has a member on an MS-MIC.`, 'highAvailability')]
      : []),
    ...(isPaired ? pairProblems(bundle).map((message) => found(PAIRS, message, 'members')) : []),
    ...(isPaired && cards.includes('MX-SPC3') && release !== undefined && release < 21.4
      ? [
          found(
            OLD_SPC3,
            `${bundle.name} is one-to-one on MX-SPC3 with Junos ${context.router.node?.release ?? ''}.`,
            'highAvailability',
          ),
        ]
      : []),
  ];
}

function tooMany(bundle: Bundle, isSpc3: boolean, release: string | undefined): readonly string[] {
  const version = releaseOf(release);
  const isOld = (version !== undefined && version < 16.2) || release?.startsWith('17.3R3-S7') === true;
  const most = isSpc3 ? 14 : isOld ? 24 : 36;
  const count = bundle.members.length;
  return count > most ? [`${bundle.name} has ${count} members; here the most is ${most}.`] : [];
}

function missingBootTimeouts(context: RuleContext, bundle: Bundle): readonly string[] {
  if (bundle.members.length <= 24) return [];
  const without = bundle.members.flatMap(({ name }) => {
    const twin = name.replace('mams-', 'ms-');
    const [seconds] = childWords(context.effective, 'interfaces', twin, 'multiservice-options', 'pic-boot-timeout');
    return seconds === '240' || seconds === '300' ? [] : [twin];
  });
  return without.length === 0
    ? []
    : [
        `${bundle.name} has ${bundle.members.length} members; ${without.length} PICs have no pic-boot-timeout: ${listed(without.slice(0, 4))}.`,
      ];
}

function twins(context: RuleContext, bundle: Bundle): readonly string[] {
  return bundle.members.flatMap(({ name }) =>
    ['ms-', 'vms-'].flatMap((prefix) => {
      const twin = name.replace('mams-', prefix);
      return child(context.effective, 'interfaces', twin, 'unit') === undefined
        ? []
        : [`${twin} has a unit, and ${name} is a member of ${bundle.name}.`];
    }),
  );
}

function pairProblems(bundle: Bundle): readonly string[] {
  const groups = bundle.members.flatMap(({ redundancyGroup }) => redundancyGroup ?? []);
  if (groups.length === 0)
    return bundle.members.length === 2
      ? []
      : [`${bundle.name} is one-to-one with ${bundle.members.length} members; a pair has two.`];
  const pairs = pairsOf(bundle);
  const numbers = bundle.members.map(({ redundancyGroup }) => redundancyGroup ?? 'no redundancy group');
  return [...new Set(pairs)].flatMap((pair) => {
    const count = pairs.filter((other) => other === pair).length;
    const number = numbers[pairs.indexOf(pair)] ?? pair;
    return count === 2 ? [] : [`redundancy-group ${number} of ${bundle.name} has ${count} members; a pair has two.`];
  });
}

/** The same PIC in two bundles. */
function owners(context: RuleContext): readonly Finding[] {
  const first = new Map<string, string>();
  return context.config.bundles.flatMap((bundle, index) =>
    bundle.members.flatMap(({ name }, at) => {
      const owner = first.get(name);
      if (owner === undefined) first.set(name, bundle.name);
      return owner === undefined
        ? []
        : [
            findingOf(OWNER, {
              subject: inConfig(context, 'bundles', index, 'members', at),
              name: bundle.name,
              message: `${name} is a member of ${owner} and of ${bundle.name}.`,
            }),
          ];
    }),
  );
}

/** Rules about members and what the device refuses; values out of range (A-L05) are the schema's. */
export const memberFindings = (context: RuleContext): readonly Finding[] => [
  ...refusals(context),
  ...context.config.bundles.flatMap((bundle, index) => bundleFindings(context, bundle, index)),
  ...owners(context),
];
