// Rules 26 to 28 and 31: which tunnels a WLAN is bound to, and where anchors lead.
import { type Breach, listed, type Rule, type RuleContext, rule, tunnelSubject, wlanSubject } from './context';

const sharedVlans = rule(
  {
    rule: 'L26',
    severity: 'error',
    source: 'FO, V',
    confidence: 'derived',
    explanation:
      'The VLAN of a client decides its tunnel: where two tunnels of a WLAN carry it, the path is undefined.',
  },
  (context) =>
    context.config.wlans.flatMap((wlan, at): Breach[] => {
      const tunnels = wlan.tunnels.flatMap((name) => context.org.tunnel(name) ?? []);
      const shared = tunnels.flatMap(({ vlans }, first) =>
        vlans.filter((vlan) => tunnels.some((other, second) => second > first && other.vlans.includes(vlan))),
      );
      if (shared.length === 0) return [];
      return [
        {
          ...wlanSubject(context, at),
          message: `VLAN ${listed([...new Set(shared)].map(String))} of ${wlan.ssid} is in ${listed(tunnels.map(({ name }) => name))}.`,
        },
      ];
    }),
);

/** Whether a tunnel comes back to itself over its anchors. */
function loops({ org }: RuleContext, start: string): boolean {
  const seen = new Set<string>();
  const queue = [...(org.tunnel(start)?.anchors ?? [])];
  for (const name of queue) {
    if (name === start) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    queue.push(...(org.tunnel(name)?.anchors ?? []));
  }
  return false;
}

const anchors = rule(
  {
    rule: 'L27',
    severity: 'error',
    source: 'OAS, V',
    confidence: 'derived',
    explanation:
      'An anchor leads to other Edges: to itself or in a ring it carries nothing, with one member it is a single point of failure.',
  },
  (context) =>
    context.config.tunnels.flatMap((tunnel) =>
      tunnel.anchors.flatMap((name): Breach[] => {
        const subject = tunnelSubject(context, tunnel);
        const anchor = context.org.tunnel(name);
        if (anchor === undefined) return [{ ...subject, message: `There is no anchor tunnel ${name}.` }];
        if (name === tunnel.name) return [{ ...subject, message: `${name} is anchored to itself.` }];
        if (loops(context, tunnel.name))
          return [{ ...subject, message: `${tunnel.name} comes back to itself over ${name}.` }];
        const shared = anchor.clusters.filter((cluster) => tunnel.clusters.includes(cluster));
        if (shared.length > 0)
          return [
            { ...subject, message: `Anchor ${name} ends on ${listed(shared)}, where ${tunnel.name} ends already.` },
          ];
        const members = anchor.clusters.flatMap((cluster) => context.org.membersOf(cluster));
        if (members.length !== 1) return [];
        return [{ ...subject, severity: 'warning', message: `Anchor ${name} ends on one Edge, ${members[0]?.name}.` }];
      }),
    ),
);

const stranded = rule(
  {
    rule: 'L28',
    severity: 'info',
    source: 'OAS',
    confidence: 'documented',
    explanation: 'Without a tunnel the SSID stays up and clients stick to it, although another SSID would work.',
  },
  (context) =>
    context.config.wlans.flatMap((wlan, at): Breach[] => {
      if (wlan.interface === 'all' || wlan.disableWhenDown) return [];
      const others = context.config.wlans.filter(
        (other) =>
          other !== wlan &&
          other.apGroups.some(({ node }) => wlan.apGroups.some((own) => own.node === node)) &&
          (other.interface === 'all' || other.tunnels.every((name) => !wlan.tunnels.includes(name))),
      );
      if (others.length === 0) return [];
      return [
        {
          ...wlanSubject(context, at),
          message: `${wlan.ssid} stays up without tunnels, and ${listed(others.map(({ ssid }) => ssid))} could take its clients.`,
        },
      ];
    }),
);

const deprecated = rule(
  {
    rule: 'L31',
    severity: 'info',
    source: 'OAS',
    confidence: 'documented',
    explanation: 'mxtunnel_ids replaces mxtunnel_id; an export writes the new field.',
  },
  (context) =>
    context.config.wlans.flatMap((wlan, at) =>
      wlan.deprecatedId === true
        ? [{ ...wlanSubject(context, at), message: `${wlan.ssid} uses the deprecated mxtunnel_id.` }]
        : [],
    ),
);

export const bindingRules: readonly Rule[] = [sharedVlans, anchors, stranded, deprecated];
