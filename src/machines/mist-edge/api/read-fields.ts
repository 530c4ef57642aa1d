// Single fields of an API body, leniently: the sources disagree about types, so numbers may be words and lists may be flat. Pure.
import type { MistJson, MistObject } from '../../../vendor/mist';

/** The name of an object by its id; says so where it has no body. */
export type Names = (id: string, what: string, line: number) => string | undefined;
export type Warn = (line: number, message: string) => void;

export const text = (value: MistJson | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const whole = (value: MistJson | undefined): number | undefined => {
  const number = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? Math.round(number) : undefined;
};

export const list = (value: MistJson | undefined): readonly MistJson[] => (Array.isArray(value) ? value : []);

export const texts = (value: MistJson | undefined): readonly string[] =>
  list(value).flatMap((each) => text(each) ?? []);

export const object = (value: MistJson | undefined): MistObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as MistObject) : {};

/** Numbers and ranges such as `7-9`; a variable such as `{{vlan}}` is none. */
export const vlans = (value: MistJson | undefined): readonly number[] => {
  const found = list(value).flatMap((each): readonly number[] => {
    const [, from, to] = typeof each === 'string' ? (/^(\d{1,4})-(\d{1,4})$/.exec(each) ?? []) : [];
    if (from !== undefined && to !== undefined && Number(to) >= Number(from))
      return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at);
    const single = whole(each);
    return single === undefined ? [] : [single];
  });
  return [...new Set(found)].filter((vlan) => vlan >= 1 && vlan <= 4094);
};
