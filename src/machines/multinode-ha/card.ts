// What the program knows of Multinode HA before its code is loaded: name, members, the gallery's designs. Data only.
import type { DesignCard, TechnologyCard } from '../kernel/technology';

const gallery = [
  {
    id: 'multinode-routed-pair',
    title: 'Routed data-centre pair with IPsec',
    summary:
      'Two independent firewalls between two routers. Kill one: the route moves in 0.9 s, the role in 7 s, the sessions are there already.',
    firstFault: 'node:srx-1',
  },
  {
    id: 'multinode-gateway-pair',
    title: 'Default-gateway pair',
    summary: 'Two virtual IPs are the gateways of two segments, without any router: an unanswered probe decides.',
    firstFault: 'node:srx-1',
  },
  {
    id: 'multinode-hybrid-pair',
    title: 'Hybrid pair: virtual IPs inside, BGP outside',
    summary: 'Gateways towards two segments, preferences towards two routers, weights of 50 on each uplink.',
    firstFault: 'link:srx-1-RTR1',
  },
  {
    id: 'multinode-two-groups',
    title: 'Two groups, one at home on each node',
    summary: 'Each group has prefixes, a floating IP and a tunnel of its own, and moves by itself.',
    firstFault: 'node:srx-2',
  },
  {
    id: 'multinode-two-sites',
    title: 'Two sites with an encrypted ICL',
    summary: 'One firewall a site, 18 ms apart. A third router answers the probe, so that no site judges itself.',
    firstFault: 'icl:fw-paris-fw-lyon',
  },
  {
    id: 'multinode-cloud-pair',
    title: 'Pair in a public cloud',
    summary: 'Two vSRX with deployment type cloud: drawing and configuration; the cloud moves the addresses.',
    firstFault: 'port:vsrx-1/ge-0/0/1',
  },
] as const satisfies readonly DesignCard[];

export const pairCard = {
  id: 'multinode-ha',
  title: 'Multinode HA',
  members: { kinds: ['srx'], min: 2, max: 2 },
  gallery,
} as const satisfies TechnologyCard;

/** Which designs of the gallery are this technology's. */
export type PairDesign = (typeof gallery)[number]['id'];
