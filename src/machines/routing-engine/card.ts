// What the program knows of Routing Engines before their code is loaded: name, members, the gallery's designs. Data only.
import type { DesignCard, TechnologyCard } from '../kernel/technology';

const gallery = [
  {
    id: 'dual-re-edge',
    title: 'Dual-RE edge router',
    summary: 'Graceful switchover with nonstop routing: the master dies, and the neighbours notice nothing.',
    firstFault: 're:edge-1/re0',
  },
  {
    id: 'dual-re-edge-plain',
    title: 'Two REs without GRES',
    summary:
      'What nonstop routing alone does not buy: without GRES it cannot be committed, and every switchover restarts the cards.',
    firstFault: 're:edge-1/re0',
  },
] as const satisfies readonly DesignCard[];

export const engineCard = {
  id: 'routing-engine',
  title: 'Routing Engine redundancy',
  members: { kinds: ['mx'], min: 1, max: 1 },
  gallery,
} as const satisfies TechnologyCard;

/** Which designs of the gallery are this technology's. */
export type EngineDesign = (typeof gallery)[number]['id'];
