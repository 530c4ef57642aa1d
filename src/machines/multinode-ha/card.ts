// What the program knows of Multinode HA before its code is loaded: name, members, the gallery's designs. Data only.
import type { DesignCard, TechnologyCard } from '../kernel/technology';

const gallery = [] as const satisfies readonly DesignCard[];

export const pairCard = {
  id: 'multinode-ha',
  title: 'Multinode HA',
  members: { kinds: ['srx'], min: 2, max: 2 },
  gallery,
} as const satisfies TechnologyCard;
