// Giving a router services cards: what it starts with. Pure edits of a design.
import type { Design, Group, JsonObject, NodeId } from '../../model/design';
import { portNames } from '../../model/port-names';
import { type AmsConfig, emptyAmsConfig, plainBundle, plainUnit } from './schema';

/** Chassis that take services cards [S1, S4]; the list for MS-MPC is general knowledge. */
const CHASSIS = /^MX(240|480|960|2008|2010|2020)$/;

/** The design unchanged, or a sentence why this device has no services cards. */
export function formAms(design: Design, members: readonly NodeId[]): Design | { readonly error: string } {
  const [first] = members;
  if (first === undefined || members.length !== 1) return { error: 'AMS interfaces belong to one router.' };
  const node = design.nodes[first];
  if (node?.model !== undefined && !CHASSIS.test(node.model))
    return {
      error: `${node.name}: an ${node.model} takes no services cards; MX240, MX480, MX960, MX2008, MX2010 and MX2020 do.`,
    };
  return design;
}

const MEMBERS = ['mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0', 'mams-2/1/0'];

/** Two MX-SPC3 with one many-to-one bundle over their four PICs, and nothing bound to it. */
export function amsDefaults(): JsonObject {
  const config: AmsConfig = {
    ...emptyAmsConfig,
    cards: [
      { fpc: 1, model: 'MX-SPC3' },
      { fpc: 2, model: 'MX-SPC3' },
    ],
    bundles: [
      {
        ...plainBundle('ams0'),
        members: MEMBERS.map((name) => ({ name })),
        highAvailability: { model: 'many-to-one', preferredBackup: 'mams-2/1/0' },
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
