// Built-in designs of every technology, found by `id+option+option`. It builds; it keeps nothing.
import { type Design, inIdOrder } from '../model';
import type { DesignCard, Template } from './kernel/technology';
import { technologies, technologyCards } from './registry';

interface Owned {
  readonly technology: string;
}
export type ListedTemplate = Template & Owned;
export type ListedDesign = DesignCard & Owned;

/** Every built-in design of the loaded technologies, in the order of the registry. */
export const allTemplates = (): readonly ListedTemplate[] =>
  technologies().flatMap((technology) =>
    technology.templates.map((template) => ({ ...template, technology: technology.id })),
  );

/** The designs of the gallery, whether their technology is loaded or not. */
export const galleryDesigns: readonly ListedDesign[] = technologyCards.flatMap(({ id, gallery }) =>
  gallery.map((design) => ({ ...design, technology: id })),
);

/** Every built-in design that can be named now: all of the loaded technologies, the gallery's of the others. */
export const knownDesigns = (): readonly (ListedDesign & { readonly gallery: boolean })[] =>
  technologyCards.flatMap(({ id, gallery }): (ListedDesign & { readonly gallery: boolean })[] => {
    const own = allTemplates().filter(({ technology }) => technology === id);
    return own.length > 0 ? own : gallery.map((design) => ({ ...design, technology: id, gallery: true }));
  });

/** Technologies that have to be loaded to build `spec`: its own where the gallery shows it, else all (undefined). */
export function technologiesOfTemplate(spec: string): readonly string[] | undefined {
  const [id] = spec.split('+');
  const own = galleryDesigns.find((design) => design.id === id);
  return own && [own.technology];
}

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
