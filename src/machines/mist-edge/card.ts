// What the program knows of Mist Edge clusters before their code is loaded: name, members, the gallery's designs. Data only.
import type { DesignCard, TechnologyCard } from '../kernel/technology';

const gallery = [
  {
    id: 'mist-campus',
    title: 'Campus tunnels',
    summary: 'Two Edges share the APs of a campus; each can carry all of them.',
    firstFault: 'edge:me-a1',
  },
  {
    id: 'mist-n-plus-1',
    title: 'N + 1 data centre',
    summary: 'Three Edges at 80 % and one more: any one can fail and none is over its plan.',
    firstFault: 'edge:me-1',
  },
  {
    id: 'mist-two-dcs',
    title: 'Two data centres',
    summary:
      'A secondary cluster in another data centre takes over when the primary is lost; clients get new addresses.',
    firstFault: 'cluster:dc1',
  },
  {
    id: 'mist-dual-tunnel',
    title: 'Dual tunnel',
    summary: 'Each AP holds two tunnels: staff to the campus, guests to the DMZ. One can fail without the other.',
    firstFault: 'cluster:dmz',
  },
  {
    id: 'mist-guest-anchor',
    title: 'Guest anchor in a DMZ',
    summary: 'Guests reach the DMZ through the campus Edges, by tunnels from Edge to Edge.',
    firstFault: 'edge:me-d1',
  },
] as const satisfies readonly DesignCard[];

export const mistCard = {
  id: 'mist-edge',
  title: 'Mist Edge clusters',
  members: { kinds: ['mist-edge'], min: 1, max: 128 },
  gallery,
} as const satisfies TechnologyCard;

/** Which designs of the gallery are this technology's. */
export type MistDesign = (typeof gallery)[number]['id'];
