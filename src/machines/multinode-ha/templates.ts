// Built-in designs: the baselines of the conformance table with their options, and the gallery's pairs.
import type { Design } from '../../model/design';
import type { Template } from '../kernel/technology';
import type { Baseline } from './baseline';
import { eachNode } from './baseline-parts';
import { BASELINES } from './baselines';
import { buildPairDesign, type PairMember } from './build-design';
import { pairCard } from './card';
import { inPortOrder } from './links';
import { OPTION_LIST, withOptions } from './options';
import { REFERENCE_DESIGNS } from './reference-designs';
import { isFloatingIpEra } from './release';

interface Built {
  readonly about: Omit<Template, 'build'>;
  readonly names: readonly [string, string];
  readonly models: readonly [string, string];
  readonly baseline: Baseline;
}

function template({ about, names, models, baseline }: Built): Template {
  return {
    ...about,
    build: (options): Design | { readonly error: string } => {
      const [unknown] = options;
      if (about.options.length === 0 && unknown !== undefined)
        return {
          error: `${about.id} takes no options; "${unknown}" belongs to mnha-t-r, mnha-t-h and mnha-srg0-only.`,
        };
      const changed = withOptions(baseline, options);
      if ('error' in changed) return changed;
      const { around, release } = changed;
      const config = eachNode(changed.config, (node) => ({ ...node, interfaces: inPortOrder(node.interfaces) }));
      // The first release has Multinode HA on the SRX5000 line only [PREP].
      const member = (at: 0 | 1): PairMember => ({
        name: names[at],
        model: isFloatingIpEra(release) ? 'SRX5600' : models[at],
        release,
      });
      return buildPairDesign({
        name: about.title,
        id: [about.id, ...options].join('+'),
        members: [member(0), member(1)],
        config,
        around,
      });
    },
  };
}

const MODELS = ['SRX1600', 'SRX1600'] as const;

export const templates: readonly Template[] = [
  ...pairCard.gallery.map((card) =>
    template({ about: { ...card, gallery: true, options: [] }, ...REFERENCE_DESIGNS[card.id] }),
  ),
  ...Object.entries(BASELINES).map(([key, { title, baseline }]) =>
    template({
      about: {
        id: `mnha-${key}`,
        title,
        summary: 'Baseline of the conformance table.',
        gallery: false,
        options: OPTION_LIST,
      },
      names: ['A', 'B'],
      models: MODELS,
      baseline,
    }),
  ),
];
