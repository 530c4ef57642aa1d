// Types of json-schema.mjs, for its test.
/** What is wrong with the value, one sentence each with its place; an empty list = it is valid. */
export function complaintsAbout(value: unknown, schema: unknown): readonly string[];
