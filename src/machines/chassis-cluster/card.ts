// What the program knows of chassis clusters before their code is loaded: name, members, the gallery's designs. Data only.
import type { DesignCard, TechnologyCard } from '../kernel/technology';

const gallery = [
  {
    id: 'hq-edge-pair',
    title: 'HQ edge pair',
    summary: 'Active/passive branch pair: two SRX345 as one firewall, one forwards, the other waits.',
    firstFault: 'node:srx-a',
  },
  {
    id: 'active-active-pair',
    title: 'Active/active pair',
    summary: 'Two redundancy groups, one at home on each node; traffic between them crosses the fabric.',
    firstFault: 'node:srx-b',
  },
  {
    id: 'data-centre-pair',
    title: 'Data centre pair with dual links',
    summary: 'Two SRX5800, active/active, with two control and two fabric links: losing one of either changes nothing.',
    firstFault: 'port:fw-a/ge-0/0/3',
  },
  {
    id: 'lag-trap-pair',
    title: 'LAG with the minimum-links trap',
    summary:
      'Two uplinks a node, both needed. Pull one: reth0 is down, and nothing moves, because its weight leaves 105.',
    firstFault: 'port:srx-a/ge-0/0/3',
  },
  {
    id: 'wan-monitored-pair',
    title: 'WAN pair that pings its first hop',
    summary: 'Each node has its own way to the provider. A dead one behind a living port is found by IP monitoring.',
    firstFault: 'link:isp-sw-wan-a',
  },
  {
    id: 'split-brain-pair',
    title: 'Split brain in two clicks',
    summary:
      'Kill the control link, then the fabric within 180 s: both nodes answer for every address. Mend both, and it heals.',
    firstFault: 'control:cluster',
  },
] as const satisfies readonly DesignCard[];

export const clusterCard = {
  id: 'chassis-cluster',
  title: 'Chassis cluster',
  members: { kinds: ['srx'], min: 2, max: 2 },
  gallery,
} as const satisfies TechnologyCard;

/** Which designs of the gallery are this technology's. */
export type ClusterDesign = (typeof gallery)[number]['id'];
