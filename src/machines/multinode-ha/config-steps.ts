// How two devices become a pair: what to load and type where, in order. It knows commands, and nothing of a simulation.
import type { Design, Group } from '../../model/design';
import type { ConfigExport } from '../kernel/technology';
import { icdUnit, iclUnits, portOf, unitName } from './links';
import { isGridEra } from './release';
import type { MultinodeHaConfig } from './schema';

type Step = ConfigExport['steps'][number];

/** `a, b and c`. */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Node-local statements stay outside of the group that both share [BASICS, 5.5]. */
function syncText(names: readonly [string, string], config: MultinodeHaConfig, at: 0 | 1): string {
  const other = at === 0 ? 1 : 0;
  const lines = [
    `set groups mnha-sync when peers [ ${names.join(' ')} ]`,
    'set apply-groups mnha-sync',
    'set system commit peers-synchronize',
    `set system commit peers ${names[other]} user USER authentication "PASSWORD"`,
    `set system static-host-mapping ${names[other]} inet ${config.nodes[other].localIp}`,
    'set system services netconf ssh',
  ];
  return `Optional, on ${names[at]}: commits that reach both nodes. ${lines.join('; ')}. Put what both share (policies, NAT, VPNs) into the group, and leave addresses, ids and priorities outside of it.`;
}

/**
 * Steps in order; `command` is what to type at the operational prompt (`>`) of `node`, and configuration-mode lines stand in the text. The node
 * that is to be backup goes first [IPSEC]; the first commit needs a reboot [FWS-L3].
 */
export function loadSteps(design: Design, group: Group, config: MultinodeHaConfig): readonly Step[] {
  const nodes = group.members.map((id) => design.nodes[id]);
  const names = [nodes[0]?.name ?? 'first', nodes[1]?.name ?? 'second'] as const;
  const priorityOf = (at: 0 | 1): number => config.nodes[at].srgs.find(({ id }) => id === 1)?.activenessPriority ?? 0;
  const order: readonly (0 | 1)[] = priorityOf(1) > priorityOf(0) ? [0, 1] : [1, 0];
  const own = (at: 0 | 1) => config.nodes[at];
  const ports = iclUnits(own(0), own(1)).map(unitName).map(portOf);
  const icd = icdUnit(own(0));
  const encrypted = ([0, 1] as const).filter((at) => own(at).peer.vpnProfile !== undefined);
  const hasGrid = nodes.some((node) => isGridEra(node?.release));
  const hasKeys = config.nodes.some(({ ike }) => ike.policies.length > 0);
  const present = order.filter((at) => nodes[at]?.inferred !== true);
  return [
    ...(hasGrid
      ? [
          {
            node: names[0],
            text: 'Do not load these files on 26.x: they have the flat model (local-id, peer-id), which commits there and is never activated. 26.x wants the grid model: grid-id, local-domain-id, peer-domain-id. Load them on a release up to 25.x.',
          },
        ]
      : []),
    {
      node: names[0],
      text: `Cable the ICL: ${ports.length === 0 ? 'a routed path between the two local addresses' : `${listed(ports)} of ${names[0]} to the same ports of ${names[1]}`}${icd === undefined ? '' : `; the ICD: ${portOf(icd)} on both`}. Both devices are the same model with the same cards and licences.`,
    },
    ...encrypted.map((at) => ({
      node: names[at],
      text: `On ${names[at]}, at the operational prompt (>): the ICL is encrypted by IKED, which needs the junos-ike package.`,
      command: 'request system software add optional://junos-ike.tgz',
    })),
    ...(hasKeys
      ? [
          {
            node: names[0],
            text: 'In both files, put the real keys in the place of every REPLACE: the same clear text on both nodes.',
          },
        ]
      : []),
    ...present.flatMap((at): readonly Step[] => [
      {
        node: names[at],
        text: `On ${names[at]}, in configuration mode (#): load its file ("load override" for the curly form; "load set" for set lines, without the lines that begin with #), then "commit check" and "commit". It warns: High Availability Mode changed, please reboot the device.`,
      },
      {
        node: names[at],
        text: `On ${names[at]}, at the operational prompt (>): until it reboots, Multinode HA is not active.`,
        command: 'request system reboot',
      },
    ]),
    ...config.routers.flatMap(({ node }) => {
      const router = Object.values(design.nodes).find((each) => each.id === node);
      if (router === undefined) return [];
      return [
        {
          node: router.name,
          text: `On ${router.name}: its side stands as a hint in the comment at the end of both files, in the lines that begin with "router ${router.name}".`,
        },
      ];
    }),
    ...present.toReversed().map((at) => ({
      node: names[at],
      text: `On ${names[at]}, at the operational prompt (>): Conn State must be UP, Cold Sync Status COMPLETE (a minute or more after both are up)${priorityOf(at) === 0 ? '' : ', and every group ACTIVE on one node and BACKUP on the other'}.`,
      command: 'show chassis high-availability information',
    })),
    ...present.map((at) => ({ node: names[at], text: syncText(names, config, at) })),
  ];
}
