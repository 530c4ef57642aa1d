/** Plain JSON values: the only data that may live in a design, a machine context or a saved run. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
