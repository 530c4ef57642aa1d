// Places in a group's config: which part of the picture shows them. Pure; it knows no technology.
type Path = readonly (string | number)[];

/** Is this the place, or one inside it? A whole config holds no place of its own. */
export const isBelow = (path: Path, place: Path | undefined): boolean =>
  place !== undefined && place.length > 0 && place.every((step, i) => path[i] === step);

/** Is what is selected this part of a group, or something inside it? */
export const isPartOf = (
  selected: { readonly id: string; readonly path: Path } | null,
  group: string | undefined,
  place: Path | undefined,
): boolean => selected !== null && selected.id === group && isBelow(selected.path, place);
