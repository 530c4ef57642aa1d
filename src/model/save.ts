// Design → the text of its file. It knows no disk.
import type { Design } from './design';
import type { JsonObject } from './json';
import { inKeyOrder } from './order';

/** The document as text: two-space JSON, keys in one fixed order, one line feed at the end. Equal designs, equal bytes. */
export const saveDesign = (design: Design): string => `${JSON.stringify(inKeyOrder(designJson(design)), null, 2)}\n`;

/** The design as plain JSON: it is nothing else, only its interfaces have no index signature. */
const designJson = (design: Design): JsonObject => design as unknown as JsonObject;
