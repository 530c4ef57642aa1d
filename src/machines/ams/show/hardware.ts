// Text about cards, PICs, logical interfaces and sessions [AMS 5.3 to 5.6]. It knows a view, no run.
import { PICS_PER_CARD } from '../router';
import type { CardModel } from '../schema';
import type { AmsView, BundleView } from './view';

const CARD_WORDS: Readonly<Record<CardModel, { readonly card: string; readonly pic: string }>> = {
  'MX-SPC3': { card: 'SPC3', pic: 'SPC3-PIC' },
  'MS-MPC': { card: 'MS-MPC-128G', pic: 'MS-MPC-PIC' },
  'MS-MIC': { card: 'MS-MIC-16G', pic: 'MS-MIC-16G' },
};

const cardsOf = (view: AmsView) => [...view.router.config.cards].sort((a, b) => a.fpc - b.fpc);
const stateOf = (view: AmsView, id: string): string => view.context.frame.instances.get(id)?.state ?? 'online';
const isCardOnline = (view: AmsView, fpc: number): boolean =>
  stateOf(view, `card:${view.router.handle}/fpc${fpc}`) === 'online';
const mamsOf = (fpc: number, pic: number): string => `mams-${fpc}/${pic}/0`;
const isPicOnline = (view: AmsView, fpc: number, pic: number): boolean => {
  const known = view.router.pics.some(({ name }) => name === mamsOf(fpc, pic));
  return isCardOnline(view, fpc) && (!known || view.isOnline(mamsOf(fpc, pic)));
};

/** Columns 0, 17, 26, 39, 57 [S19]; versions, part and serial numbers are a device's own and left out. */
export function hardwareText(view: AmsView): string {
  const row = (item: string, description: string, builtin = false): string =>
    [item.padEnd(17), ''.padEnd(9), (builtin ? 'BUILTIN' : '').padEnd(13), (builtin ? 'BUILTIN' : '').padEnd(18)]
      .join('')
      .concat(description);
  return [
    'Hardware inventory:',
    'Item             Version  Part number  Serial number     Description',
    row('Chassis', view.router.node?.model ?? 'MX480'),
    ...cardsOf(view)
      .filter(({ fpc }) => isCardOnline(view, fpc))
      .flatMap(({ fpc, model }) => [
        row(`FPC ${fpc}`, CARD_WORDS[model].card),
        ...Array.from({ length: PICS_PER_CARD[model] }, (_, pic) => row(`  PIC ${pic}`, CARD_WORDS[model].pic, true)),
      ]),
  ].join('\n');
}

/** `Slot 3   Online       SPC3` [S14b]. */
export function picStatusText(view: AmsView): string {
  const word = (isOnline: boolean): string => (isOnline ? 'Online' : 'Offline').padEnd(13);
  return cardsOf(view)
    .flatMap(({ fpc, model }) => [
      `Slot ${String(fpc).padEnd(4)}${word(isCardOnline(view, fpc))}${CARD_WORDS[model].card}`,
      ...Array.from(
        { length: PICS_PER_CARD[model] },
        (_, pic) => `  PIC ${pic}  ${word(isPicOnline(view, fpc, pic))}${CARD_WORDS[model].pic}`,
      ),
    ])
    .join('\n');
}

/** Rows of members and bundles; the family text of a member's unit is not known from a device. */
export function terseText(view: AmsView): string {
  const row = (name: string, link: string, proto = '', local = ''): string =>
    `${name.padEnd(24)}${'up'.padEnd(6)}${link.padEnd(5)}${proto.padEnd(9)}${local}`.trimEnd();
  const linkOf = (isUp: boolean): string => (isUp ? 'up' : 'down');
  const members = view.bundles.flatMap(({ bundle, roles, online }) =>
    bundle.members.flatMap(({ name }, member) => {
      const link = linkOf(online[member] === true);
      const units = roles[member] === 'active' ? bundle.units : [];
      return [
        row(name, link),
        ...units.map(({ unit }) => row(`${name}.${unit}`, link, 'container-->', ` ${bundle.name}.${unit}`)),
      ];
    }),
  );
  const bundles = view.bundles.flatMap(({ bundle, state }) => {
    const link = linkOf(state === 'Up');
    return [
      row(bundle.name, link),
      ...bundle.units.map(({ unit, families }) => row(`${bundle.name}.${unit}`, link, families.join(' '))),
    ];
  });
  return ['Interface               Admin Link Proto    Local                 Remote', ...members, ...bundles].join(
    '\n',
  );
}

interface SetRow {
  readonly member: string;
  readonly set: string;
  readonly sessions: number;
}

/** Sessions of each member for each service set of its bundle: users set up what was lost. */
function sessionRows(view: AmsView): readonly SetRow[] {
  return view.bundles.flatMap((one) => {
    const sets = view.router.config.serviceSets.filter((set) =>
      [set.insideInterface, set.outsideInterface, set.serviceInterface].some((unit) =>
        unit?.startsWith(`${one.bundle.name}.`),
      ),
    );
    return one.bundle.members.flatMap(({ name }, member) =>
      one.online[member] === true && isServing(one, member)
        ? sets.map((set) => ({ member: name, set: set.name, sessions: sessionsOf(one, member) / sets.length }))
        : [],
    );
  });
}

const isServing = ({ roles }: BundleView, member: number): boolean =>
  roles[member] === 'active' || roles[member] === 'backup';

const sessionsOf = ({ bundle, slots }: BundleView, member: number): number =>
  slots.length === 0 ? 0 : (bundle.sessions / slots.length) * slots.filter((owner) => owner === member).length;

/** As observed [S23]. */
export function sessionsText(view: AmsView): string {
  const row = ({ member, set, sessions }: SetRow): string => {
    const columns = [Math.round(sessions), 0, 0, 0].map((value) => String(value).padStart(13)).join('');
    return `${member.padEnd(12)}${set.padEnd(27)}${columns}`;
  };
  return [
    'Interface   Service set                        Valid      Invalid      Pending  Other state',
    ...sessionRows(view).map(row),
  ].join('\n');
}

/** Service sets of each PIC; bytes and CPU are a device's own and left out. */
export function setsText(view: AmsView): string {
  const counts = new Map<string, number>();
  for (const { member } of sessionRows(view)) counts.set(member, (counts.get(member) ?? 0) + 1);
  return [
    '             Service sets                                                                           CPU',
    'Interface    configured             Bytes used        Session bytes used     Policy bytes used      utilization',
    ...[...counts].map(([member, count]) => `${member.padEnd(19)}${count}`),
  ].join('\n');
}
