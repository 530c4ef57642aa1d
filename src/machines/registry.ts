// Every HA technology of the program, one line each. Nothing else lists them.
import { chassisCluster } from './chassis-cluster';
import type { HaTechnology } from './kernel/technology';

export const technologies: readonly HaTechnology[] = [chassisCluster];

/** The technology with this id; undefined where a document names one that this build does not have. */
export function technologyOf(id: string): HaTechnology | undefined {
  return technologies.find((technology) => technology.id === id);
}
