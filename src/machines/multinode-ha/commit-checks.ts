// What a commit on one node refuses, with the words that the device prints [5.7]. It knows one node, no design and no screen.
import type { JunosTree } from '../../vendor/junos';
import { encryptionRefusals } from './commit-encryption';
import { groupRefusals } from './commit-groups';
import { nodeRefusals } from './commit-node';
import type { MnhaNode } from './schema';

/** One node as it is to be committed. */
export interface Committed {
  readonly node: MnhaNode;
  /** The whole configuration, groups applied. */
  readonly tree: JunosTree;
  readonly release: string | undefined;
  readonly model: string | undefined;
}
export interface Refusal {
  /** `C1` to `C28` of the reference. */
  readonly rule: string;
  /** What the device prints. */
  readonly text: string;
  /** Place in the node's config. */
  readonly path: readonly (string | number)[];
  /** What it is about: `SRG1`, `ICL`. */
  readonly what: string;
}

/** Everything that a commit of this node refuses, in the order of the reference; each text once a place. */
export function commitRefusals(committed: Committed): readonly Refusal[] {
  const all = [...nodeRefusals(committed), ...groupRefusals(committed), ...encryptionRefusals(committed)];
  const seen = new Set<string>();
  return all
    .filter(({ rule, text, path }) => {
      const key = [rule, text, ...path].join('\n');
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => Number(a.rule.slice(1)) - Number(b.rule.slice(1)));
}
