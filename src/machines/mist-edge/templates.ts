// Built-in designs: the baselines of the conformance table with their options, and the gallery's organizations.
import type { Design } from '../../model/design';
import type { Template } from '../kernel/technology';
import { BASELINES, type Baseline } from './baselines';
import { buildMistDesign } from './build-design';
import { mistCard } from './card';
import { GALLERY } from './gallery';
import { OPTIONS, withOptions } from './options';

const OPTION_LIST = Object.entries(OPTIONS).map(([name, { help }]) => ({ name, help }));

function template(about: Omit<Template, 'options' | 'build'>, baseline: Baseline, switches: 1 | 2): Template {
  return {
    ...about,
    options: OPTION_LIST,
    build: (options): Design | { readonly error: string } => {
      const changed = withOptions(baseline, options);
      if ('error' in changed) return changed;
      const id = [about.id, ...options].join('+');
      return buildMistDesign({ id, name: about.title, edges: changed.edges, config: changed.config, switches });
    },
  };
}

export const templates: readonly Template[] = [
  ...mistCard.gallery.map((about) =>
    template({ ...about, gallery: true }, { title: about.title, ...GALLERY[about.id] }, 2),
  ),
  ...Object.entries(BASELINES).map(([key, baseline]) =>
    template(
      { id: `mist-${key}`, title: baseline.title, summary: 'Baseline of the conformance table.', gallery: false },
      baseline,
      1,
    ),
  ),
];
