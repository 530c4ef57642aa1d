// The address of a design or of a comparison, as the part after #. Pure.

/** The design that an address's hash names, or undefined for the start page. */
export const designOfHash = (hash: string): string | undefined => {
  const id = new URLSearchParams(hash.replace(/^#/, '')).get('design');
  return id === null || id === '' ? undefined : id;
};
/** The hash that names a design. */
export const hashOf = (id: string): string => `#${new URLSearchParams({ design: id }).toString()}`;

/** The comparison that an address's hash names. */
export function comparisonOfHash(hash: string): string | null {
  const id = new URLSearchParams(hash.replace(/^#/, '')).get('compare');
  return id === '' ? null : id;
}
/** The hash that names a comparison. */
export const hashOfComparison = (id: string): string => `#${new URLSearchParams({ compare: id }).toString()}`;
