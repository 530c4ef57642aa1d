// L31 to L34: IPsec tunnels and the groups that own them.
import type { Finding } from '../../../model/finding';
import { child, childWords } from '../../../vendor/junos';
import { hostOf, isInside } from '../inet';
import { revenueUnits, unitName, zoneOf } from '../links';
import { impliesIpsec } from '../release';
import type { MnhaNode, Srg } from '../schema';
import { findingOf, inNode, knownSides, mend, type RuleContext, type RuleOf, type Side, withSrg } from './context';

const ON_BACKUP: RuleOf = {
  rule: 'L31',
  severity: 'warning',
  source: 'VRRP, CC2MNHA',
  confidence: 'documented',
  explanation:
    'Routers send to the other node within a second. Without process-packet-on-backup it drops ESP until it is active, which takes the detection of the ICL and the probe.',
};
const OWNED: RuleOf = {
  rule: 'L32',
  severity: 'error',
  source: 'SEED, IPSECRI',
  confidence: 'documented',
  explanation:
    'A tunnel belongs to a group when it ends on an address that the group owns: the floating IP on the loopback.',
};
const SAME_ZONE: RuleOf = {
  rule: 'L33',
  severity: 'error',
  source: 'IPSECRI',
  confidence: 'documented',
  explanation:
    'IKE and ESP arrive on a port and end on the loopback. Both have to be in the same zone, with a policy that lets IKE and ESP pass within it.',
};
const NOT_MOVED: RuleOf = {
  rule: 'L34',
  severity: 'warning',
  source: 'BASICS',
  confidence: 'documented',
  explanation: 'Group 0 has no roles: what ends there is on one node and does not move to the other.',
};

type Gateway = MnhaNode['ike']['gateways'][number];

/** Gateways to peers of others: not the one that encrypts the ICL. */
function gatewaysOf({ ike, ipsec }: MnhaNode): readonly Gateway[] {
  const inner = new Set(
    ipsec.vpns.flatMap(({ haLinkEncryption, gateway }) => (haLinkEncryption ? (gateway ?? []) : [])),
  );
  return ike.gateways.filter(({ name }) => !inner.has(name));
}
const isOwner = (side: Side, srg: Srg): boolean =>
  srg.id > 0 && (srg.managedIpsec || (srg.id === 1 && impliesIpsec(side.release)));

/** Addresses that a group owns: its prefix lists; before those existed, its floating IP. */
function ownedBy({ config: node }: Side, srg: Srg): readonly string[] {
  const lists = node.prefixLists.filter(({ name }) => srg.prefixLists.some((list) => list.name === name));
  const floating = srg.prefixLists.length === 0 && srg.probe?.srcIp !== undefined ? [`${srg.probe.srcIp}/32`] : [];
  return [
    ...lists.flatMap(({ prefixes }) => prefixes),
    ...floating,
    ...srg.virtualIps.map(({ address }) => `${hostOf(address)}/32`),
  ];
}

function onBackup(context: RuleContext, side: Side): readonly Finding[] {
  const hasTunnels = gatewaysOf(side.config).length > 0;
  return side.config.srgs.flatMap((srg, index) => {
    const owns = srg.managedIpsec || (isOwner(side, srg) && hasTunnels);
    if (!owns || srg.processPacketOnBackup || srg.id === 0) return [];
    return [
      findingOf(ON_BACKUP, {
        subject: inNode(context, side, 'srgs', index, 'processPacketOnBackup'),
        name: `${side.name} SRG${srg.id}`,
        message: `SRG${srg.id} of ${side.name} owns IPsec tunnels and has no process-packet-on-backup.`,
        fix: mend(
          context,
          side,
          `Turn process-packet-on-backup on for SRG${srg.id} of ${side.name}`,
          withSrg(srg.id, (each) => ({ ...each, processPacketOnBackup: true })),
        ),
      }),
    ];
  });
}

function ownership(context: RuleContext, side: Side): readonly Finding[] {
  const { config: node } = side;
  const groups = node.srgs.filter((srg) => isOwner(side, srg));
  return gatewaysOf(node).flatMap((gateway) => {
    const index = node.ike.gateways.indexOf(gateway);
    const name = `${side.name} gateway ${gateway.name}`;
    const at = (key: string) => inNode(context, side, 'ike', 'gateways', index, key);
    const local = gateway.localAddress;
    const owner = groups.find(
      (srg) => local !== undefined && ownedBy(side, srg).some((prefix) => isInside(prefix, local)),
    );
    if (groups.length === 0 || node.srgs.some(({ id, managedIpsec }) => id === 0 && managedIpsec))
      return [
        findingOf(NOT_MOVED, {
          subject: at('localAddress'),
          name,
          message: `IKE gateway ${gateway.name} of ${side.name} ends on no group with roles: its tunnels do not move.`,
        }),
      ];
    const isRouting = (owner?.deploymentType ?? groups[0]?.deploymentType ?? 'routing') === 'routing';
    const isLoopback = gateway.externalInterface?.startsWith('lo0.') ?? false;
    return [
      ...(owner === undefined
        ? [
            findingOf(OWNED, {
              subject: at('localAddress'),
              name,
              message: `local-address of IKE gateway ${gateway.name} on ${side.name} is ${local ?? 'not set'}, in no prefix list of a group: the tunnel is not owned by one.`,
            }),
          ]
        : []),
      ...(isRouting && !isLoopback
        ? [
            findingOf(OWNED, {
              subject: at('externalInterface'),
              name,
              message: `external-interface of IKE gateway ${gateway.name} on ${side.name} is ${gateway.externalInterface ?? 'not set'}: in routing mode it is the loopback with the floating IP.`,
            }),
          ]
        : []),
      ...(isRouting && isLoopback ? zones(context, side, gateway) : []),
    ];
  });
}

/** Applications that let a tunnel through. */
const isEsp = ({ applications }: MnhaNode, name: string): boolean =>
  name === 'any' || applications.some((each) => each.name === name && each.protocol === 'esp');
const isIke = (name: string): boolean => name === 'any' || name === 'junos-ike';

function zones(context: RuleContext, side: Side, gateway: Gateway): readonly Finding[] {
  const { config: node, tree } = side;
  if (node.zones.length === 0) return [];
  const other = context.sides[side.at === 0 ? 1 : 0];
  const unit = gateway.externalInterface ?? '';
  const zone = zoneOf(node, unit);
  const subject = inNode(context, side, 'zones', zone === undefined ? 0 : node.zones.indexOf(zone));
  const name = `${side.name} ${unit}`;
  const isShared = revenueUnits(node, other.config).some((each) => zoneOf(node, unitName(each)) === zone);
  if (zone === undefined || !isShared)
    return [
      findingOf(SAME_ZONE, {
        subject,
        name,
        message: `${unit} of ${side.name}, where tunnel ${gateway.name} ends, is in ${zone === undefined ? 'no zone' : `zone ${zone.name}, with no port that IKE and ESP could arrive on`}.`,
      }),
    ];
  const policies =
    child(tree, 'security', 'policies', 'from-zone', zone.name, 'to-zone', zone.name, 'policy')?.children ?? [];
  const permitted = policies
    .filter((policy) => child(policy, 'then', 'permit') !== undefined)
    .flatMap((policy) => childWords(policy, 'match', 'application'));
  const lacks = [
    ...(permitted.some(isIke) ? [] : ['IKE']),
    ...(permitted.some((each) => isEsp(node, each)) ? [] : ['ESP']),
  ];
  return lacks.length === 0
    ? []
    : [
        findingOf(SAME_ZONE, {
          subject,
          name,
          message: `No policy of ${side.name} permits ${lacks.join(' and ')} within zone ${zone.name}, from the ports to ${unit}.`,
        }),
      ];
}

/** Rules about IPsec tunnels; the same gateway lacks a zone only once. */
export function tunnelFindings(context: RuleContext): readonly Finding[] {
  const all = knownSides(context).flatMap((side) => [...onBackup(context, side), ...ownership(context, side)]);
  const key = ({ rule, message }: Finding): string => `${rule} ${message}`;
  return all.filter((finding, at) => all.findIndex((each) => key(each) === key(finding)) === at);
}
