// The address of a design, as the part after #. Pure.

/** The design that an address's hash names, or undefined for the start page. */
export const designOfHash = (hash: string): string | undefined => {
  const id = new URLSearchParams(hash.replace(/^#/, '')).get('design');
  return id === null || id === '' ? undefined : id;
};
/** The hash that names a design. */
export const hashOf = (id: string): string => `#${new URLSearchParams({ design: id }).toString()}`;
