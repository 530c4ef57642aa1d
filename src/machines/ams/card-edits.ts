// What can be done to cards, PICs and bundles by a menu of the drawing: each a whole new config of the group. Pure.
import type { JsonObject } from '../../model/json';
import { fpcKey, fpcSlots, occupiedSlots } from '../chassis';
import type { PlaceEdit } from '../kernel/chassis-drawing';
import { type AmsRouter, PICS_PER_CARD, parsePic } from './router';
import { type AmsConfig, type Bundle, CARD_MODELS, type CardModel } from './schema';

const asConfig = (config: AmsConfig): JsonObject => config as JsonObject;

/** `mams-1/0/0`: the name that chassisd gives to a PIC; the one of an MS-MIC is the number of its slot in the card. */
export const picName = (fpc: number, pic: number): string => `mams-${fpc}/${pic}/0`;

/** PICs of a card by number, ascending. */
export const picsOf = (model: CardModel): readonly number[] =>
  Array.from({ length: PICS_PER_CARD[model] }, (_, pic) => pic);

/** Members under other names; those that `name` gives none are gone, also where they are somebody's backup. */
function renamed(bundle: Bundle, name: (member: string) => string | undefined): Bundle {
  const { highAvailability, members, units } = bundle;
  const backup = <T extends { readonly preferredBackup?: string }>({ preferredBackup, ...rest }: T) => {
    const next = preferredBackup === undefined ? undefined : name(preferredBackup);
    return { ...rest, ...(next === undefined ? {} : { preferredBackup: next }) };
  };
  return {
    ...bundle,
    members: members.flatMap((member) => {
      const next = name(member.name);
      return next === undefined ? [] : [{ ...member, name: next }];
    }),
    highAvailability:
      highAvailability === null
        ? null
        : {
            ...backup(highAvailability),
            model: highAvailability.model,
            ...(highAvailability.redundancyGroups === undefined
              ? {}
              : {
                  redundancyGroups: highAvailability.redundancyGroups.map((group) => ({
                    ...backup(group),
                    group: group.group,
                  })),
                }),
          },
    units: units.map(({ preferredActive, ...unit }) => {
      const next = preferredActive === undefined ? undefined : name(preferredActive);
      return { ...unit, ...(next === undefined ? {} : { preferredActive: next }) };
    }),
  };
}

const eachBundle = (config: AmsConfig, change: (bundle: Bundle) => Bundle): AmsConfig => ({
  ...config,
  bundles: config.bundles.map(change),
});

function moveCard(config: AmsConfig, from: number, to: number): AmsConfig {
  const name = (member: string): string => {
    const pic = parsePic(member);
    return pic?.fpc === from ? picName(to, pic.pic) : member;
  };
  return {
    ...eachBundle(config, (bundle) => renamed(bundle, name)),
    cards: config.cards.map((card) => (card.fpc === from ? { ...card, fpc: to } : card)),
  };
}

function removeCard(config: AmsConfig, fpc: number): AmsConfig {
  const name = (member: string): string | undefined => (parsePic(member)?.fpc === fpc ? undefined : member);
  return {
    ...eachBundle(config, (bundle) => renamed(bundle, name)),
    cards: config.cards.filter((card) => card.fpc !== fpc),
  };
}

/** Another card in the same slot: PICs that it does not have leave their bundles. */
function replaceCard(config: AmsConfig, fpc: number, model: CardModel): AmsConfig {
  const name = (member: string): string | undefined => {
    const pic = parsePic(member);
    return pic?.fpc === fpc && !picsOf(model).includes(pic.pic) ? undefined : member;
  };
  return {
    ...eachBundle(config, (bundle) => renamed(bundle, name)),
    cards: config.cards.map((card) => (card.fpc === fpc ? { ...card, model } : card)),
  };
}

/** FPC slots of the chassis in which nothing sits; for a model without a count those up to the last card. */
function freeSlots({ config, node, design, id }: AmsRouter): readonly number[] {
  const count = fpcSlots(node?.model) ?? 0;
  const taken = new Set([...config.cards.map(({ fpc }) => fpc), ...occupiedSlots(design, id)]);
  return Array.from({ length: count }, (_, fpc) => fpc).filter((fpc) => !taken.has(fpc));
}

/** What an empty slot takes. */
export const emptySlotEdits = ({ config }: AmsRouter, fpc: number): readonly PlaceEdit[] =>
  CARD_MODELS.map((model) => ({
    id: `fit ${model}`,
    label: `Put an ${model} into FPC ${fpc}`,
    config: () => asConfig({ ...config, cards: [...config.cards, { fpc, model }].sort((a, b) => a.fpc - b.fpc) }),
  }));

/** What can be done with a card. */
export function cardEdits(router: AmsRouter, fpc: number, model: CardModel | undefined): readonly PlaceEdit[] {
  const { config } = router;
  if (model === undefined) return [];
  return [
    ...CARD_MODELS.filter((other) => other !== model).map(
      (other): PlaceEdit => ({
        id: `replace ${other}`,
        label: `Replace it by an ${other}`,
        config: () => asConfig(replaceCard(config, fpc, other)),
      }),
    ),
    ...freeSlots(router).map(
      (to): PlaceEdit => ({
        id: `move ${to}`,
        label: `Move it to FPC ${to}`,
        onto: fpcKey(to),
        config: () => asConfig(moveCard(config, fpc, to)),
      }),
    ),
    {
      id: 'remove',
      label: 'Take the card out',
      removes: true,
      config: () => asConfig(removeCard(config, fpc)),
    },
  ];
}

/** What can be done with a PIC: into a bundle, out of it, its initial backup. */
export function picEdits({ config }: AmsRouter, name: string): readonly PlaceEdit[] {
  const owner = config.bundles.find(({ members }) => members.some((member) => member.name === name));
  const change = (bundle: Bundle, next: (of: Bundle) => Bundle): (() => JsonObject) => {
    return () => asConfig(eachBundle(config, (each) => (each.name === bundle.name ? next(each) : each)));
  };
  const without = (bundle: Bundle): Bundle => renamed(bundle, (member) => (member === name ? undefined : member));
  const joins = config.bundles
    .filter((bundle) => bundle !== owner)
    .map(
      (bundle): PlaceEdit => ({
        id: `join ${bundle.name}`,
        label: owner === undefined ? `Add it to ${bundle.name}` : `Move it to ${bundle.name}`,
        config: () =>
          asConfig(
            eachBundle(config, (each) =>
              each.name === bundle.name ? { ...each, members: [...each.members, { name }] } : without(each),
            ),
          ),
      }),
    );
  if (owner === undefined) return joins;
  const { highAvailability } = owner;
  const canBeBackup = highAvailability !== null && highAvailability.redundancyGroups === undefined;
  return [
    ...(canBeBackup && highAvailability.preferredBackup !== name
      ? [
          {
            id: 'backup',
            label: `Make it the initial backup of ${owner.name}`,
            config: change(owner, (bundle) => ({
              ...bundle,
              highAvailability: { ...highAvailability, preferredBackup: name },
            })),
          },
        ]
      : []),
    ...joins,
    { id: 'remove', label: `Take it out of ${owner.name}`, removes: true, config: change(owner, without) },
  ];
}
