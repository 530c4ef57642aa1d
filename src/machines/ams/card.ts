// What the program knows of AMS interfaces before their code is loaded: name, members, the gallery's designs. Data only.
import type { DesignCard, TechnologyCard } from '../kernel/technology';

const gallery = [
  {
    id: 'cgnat-many-to-one',
    title: 'CGNAT on MX480',
    summary:
      'Six services PICs, one of them the backup of all: a repaired PIC comes back as the backup, nothing preempts.',
    firstFault: 'pic:mx-1/mams-2/0/0',
  },
  {
    id: 'cgnat-dual-re',
    title: 'CGNAT and two REs, no GRES',
    summary: 'The master Routing Engine dies. Without GRES every card restarts, and with the cards every services PIC.',
    firstFault: 're:mx-1/re0',
  },
  {
    id: 'ipsec-one-to-one',
    title: 'IPsec on a stateful pair',
    summary: 'Two services PICs on two cards keep the tunnels of each other; a second failure takes all of them.',
    firstFault: 'card:mx-1/fpc1',
  },
] as const satisfies readonly DesignCard[];

export const amsCard = {
  id: 'ams',
  title: 'AMS services PICs',
  members: { kinds: ['mx'], min: 1, max: 1 },
  gallery,
} as const satisfies TechnologyCard;

/** Which designs of the gallery are this technology's. */
export type AmsDesign = (typeof gallery)[number]['id'];
