// Joins CSS class names, leaving out what is off. It knows no style.

/** The truthy parts, joined by a space. */
export const cx = (...parts: readonly (string | false | null | undefined)[]): string => parts.filter(Boolean).join(' ');
