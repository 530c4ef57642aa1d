// Giving a router services cards: what it starts with. Pure edits of a design.
import type { Design, Group, JsonObject, NodeId } from '../../model/design';
import { portNames } from '../../model/port-names';
import { fpcSlots, occupiedSlots, withChassisGroup, withModel } from '../chassis';
import { AMS_GROUP } from './build-design';
import { picName, picsOf } from './card-edits';
import { AMS_TECHNOLOGY, routerOf } from './router';
import { type AmsConfig, emptyAmsConfig, plainBundle, plainUnit } from './schema';

/** Chassis that take services cards [S1, S4]; the list for MS-MPC is general knowledge. */
const CHASSIS = /^MX(240|480|960|2008|2010|2020)$/;

/** The design with two services cards and a bundle over their PICs, or a sentence why this device has none. */
export function formAms(design: Design, members: readonly NodeId[], name: string): Design | { readonly error: string } {
  const [first] = members;
  if (first === undefined || members.length !== 1) return { error: 'AMS interfaces belong to one router.' };
  const node = design.nodes[first];
  const error = node?.model === undefined ? undefined : unfit(node.name, node.model, []);
  if (error !== undefined) return { error };
  const config = amsDefaults(design, members);
  return withChassisGroup(design, first, { preferred: AMS_GROUP, name, technology: AMS_TECHNOLOGY, config });
}

/** Why a model cannot carry cards in these slots; undefined where it can. */
function unfit(name: string, model: string, fpcs: readonly number[]): string | undefined {
  if (!CHASSIS.test(model))
    return `${name}: an ${model} takes no services cards; MX240, MX480, MX960, MX2008, MX2010 and MX2020 do.`;
  const count = fpcSlots(model);
  const outside = fpcs.find((fpc) => count !== undefined && fpc >= count);
  return outside === undefined
    ? undefined
    : `${name}: an ${model} has ${count ?? 0} FPC slots; the card in FPC ${outside} needs another place first.`;
}

/** The router as another chassis, or a sentence why its services cards do not fit into that. */
export function setAmsModel(design: Design, group: Group, model: string): Design | { readonly error: string } {
  const router = routerOf(design, group);
  const fpcs = [...router.config.cards.map(({ fpc }) => fpc), ...router.cards];
  const error = unfit(router.handle, model, fpcs);
  return error === undefined ? withModel(design, router.id, model) : { error };
}

/** Cards that a router starts with. */
const FIRST_CARDS = 2;

/** Two MX-SPC3 in the first free slots with one many-to-one bundle over their four PICs, and nothing bound to it. */
export function amsDefaults(design: Design, members: readonly NodeId[]): JsonObject {
  const [node] = members;
  const taken = new Set(node === undefined ? [] : occupiedSlots(design, node));
  const count = fpcSlots(node === undefined ? undefined : design.nodes[node]?.model) ?? taken.size + FIRST_CARDS + 1;
  // The first slot is left to a line card.
  const fpcs = Array.from({ length: count }, (_, fpc) => fpc)
    .filter((fpc) => fpc > 0 && !taken.has(fpc))
    .slice(0, FIRST_CARDS);
  const names = fpcs.flatMap((fpc) => picsOf('MX-SPC3').map((pic) => picName(fpc, pic)));
  const config: AmsConfig = {
    ...emptyAmsConfig,
    cards: fpcs.map((fpc) => ({ fpc, model: 'MX-SPC3' })),
    bundles: [
      {
        ...plainBundle('ams0'),
        members: names.map((name) => ({ name })),
        highAvailability: { model: 'many-to-one', preferredBackup: names.at(-1) ?? picName(1, 0) },
        units: [
          { ...plainUnit(1), serviceDomain: 'inside', ingressKeys: ['source-ip'] },
          { ...plainUnit(2), serviceDomain: 'outside', ingressKeys: ['destination-ip'] },
        ],
        sessions: 900,
      },
    ],
  };
  return config as JsonObject;
}

/** Interface names of the router under its own model. */
export const amsPortNames = (design: Design, _group: Group, node: NodeId): readonly string[] =>
  portNames('mx', design.nodes[node]?.model);
