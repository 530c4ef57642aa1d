// Every comparison of two technologies that the program has: titles at once, the content when somebody reads it.
import type { Comparison } from './kernel/comparison';

export interface ComparisonCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly load: () => Promise<Comparison>;
}

export const comparisonCards: readonly ComparisonCard[] = [
  {
    id: 'cluster-or-multinode',
    title: 'Chassis cluster or Multinode HA?',
    summary: 'Five questions, a recommendation with its reasons, and the whole table.',
    load: async () => (await import('./multinode-ha/comparison')).clusterOrMultinode,
  },
];
