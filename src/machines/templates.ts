// Built-in designs of every technology, found by `id+option+option`. It builds; it keeps nothing.
import { type Design, inIdOrder } from '../model';
import type { Template } from './kernel/technology';
import { technologies } from './registry';

export interface ListedTemplate extends Template {
  readonly technology: string;
}

/** Every built-in design in the order of the registry. */
export const allTemplates = (): readonly ListedTemplate[] =>
  technologies.flatMap((technology) =>
    technology.templates.map((template) => ({ ...template, technology: technology.id })),
  );

/** Builds `cc-a1+hold=60+equal`; an unknown id or option gives a sentence that names what there is. */
export function templateDesign(spec: string): Design | { readonly error: string } {
  const [id = '', ...options] = spec.split('+');
  const template = allTemplates().find((each) => each.id === id);
  const built = template?.build(options);
  // The order of a saved document, so that a built-in design and its file walk, and hash, alike.
  if (built) return 'error' in built ? built : inIdOrder(built);
  const ids = allTemplates().map((each) => each.id);
  return { error: `No built-in design is called "${id}"; there are ${ids.join(', ')}.` };
}
