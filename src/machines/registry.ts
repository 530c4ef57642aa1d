// Every HA technology of the program, one entry each. Nothing else lists them. Cards are always there; the code is loaded when it is needed.
import { amsCard } from './ams/card';
import { clusterCard } from './chassis-cluster/card';
import type { HaTechnology, TechnologyCard } from './kernel/technology';
import { mistCard } from './mist-edge/card';
import { pairCard } from './multinode-ha/card';
import { engineCard } from './routing-engine/card';

interface Entry {
  readonly card: TechnologyCard;
  readonly load: () => Promise<HaTechnology>;
}

const entries: readonly Entry[] = [
  { card: clusterCard, load: async () => (await import('./chassis-cluster')).chassisCluster },
  { card: pairCard, load: async () => (await import('./multinode-ha')).multinodeHa },
  { card: amsCard, load: async () => (await import('./ams')).ams },
  { card: engineCard, load: async () => (await import('./routing-engine')).routingEngine },
  { card: mistCard, load: async () => (await import('./mist-edge')).mistEdge },
];

/** Every technology there is, loaded or not. */
export const technologyCards: readonly TechnologyCard[] = entries.map(({ card }) => card);

/** What is known of a technology without its code; undefined where a document names one that this build does not have. */
export const cardOf = (id: string): TechnologyCard | undefined => technologyCards.find((card) => card.id === id);

const loaded = new Map<string, HaTechnology>();
const loading = new Map<string, Promise<unknown>>();
let present: readonly HaTechnology[] = [];

/** The loaded technologies in the order of the registry; the same list until another one is loaded. */
export const technologies = (): readonly HaTechnology[] => present;

/** The technology with this id; undefined where it is not loaded, or a document names one that this build does not have. */
export const technologyOf = (id: string): HaTechnology | undefined => loaded.get(id);

/**
 * Loads these technologies (all where no ids are given), each once; ids that this build does not have are passed over.
 * Rejects where code cannot be fetched; asking again tries again.
 */
export async function loadTechnologies(ids?: Iterable<string>): Promise<void> {
  const wanted = ids === undefined ? undefined : new Set(ids);
  await Promise.all(entries.filter(({ card }) => wanted?.has(card.id) ?? true).map(loadEntry));
}

async function loadEntry({ card, load }: Entry): Promise<void> {
  if (loaded.has(card.id)) return;
  const running = loading.get(card.id) ?? load().then((technology) => keep(technology));
  loading.set(card.id, running);
  try {
    await running;
  } finally {
    loading.delete(card.id);
  }
}

function keep(technology: HaTechnology): void {
  loaded.set(technology.id, technology);
  present = entries.flatMap(({ card }) => loaded.get(card.id) ?? []);
}
