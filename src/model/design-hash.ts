// The name of what a simulation depends on: equal hashes, equal runs. Positions, notes and titles do not count.
import type { Design } from './design';
import type { JsonObject } from './json';
import { inKeyOrder } from './order';

/** 16 hex digits over the design without layout, notes, scenarios, name, id and the sources' names. Pure and portable. */
export function designHash(design: Design): string {
  const known = HASHES.get(design);
  if (known !== undefined) return known;
  const hash = hashText(JSON.stringify(inKeyOrder(simulated(design))));
  HASHES.set(design, hash);
  return hash;
}

/** Designs are immutable: the reference stands for its contents, and views ask for the hash on every render. */
const HASHES = new WeakMap<Design, string>();

function simulated(design: Design): JsonObject {
  const { layout: _layout, notes: _notes, scenarios: _scenarios, name: _name, id: _id, sources, ...rest } = design;
  const unnamed = Object.entries(sources).map(([id, { name: _source, ...source }]) => [id, source]);
  // A design is plain JSON; only its interfaces have no index signature.
  return { ...rest, sources: Object.fromEntries(unnamed) } as unknown as JsonObject;
}

/**
 * 16 hex digits of a text: two 32-bit lanes of MurmurHash3's mixing over its UTF-16 units, crossed at the end. No
 * defence against forgery, only against chance: 2^-64 a pair.
 */
export function hashText(text: string): string {
  let a = 0x9747b28c;
  let b = 0x3c6ef372;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = step(a ^ Math.imul(rotate(Math.imul(unit, 0xcc9e2d51), 15), 0x1b873593), 13, 0xe6546b64);
    b = step(b ^ Math.imul(rotate(Math.imul(unit, 0x85ebca6b), 17), 0xc2b2ae35), 19, 0x561ccd1b);
  }
  a = finish(a ^ text.length);
  b = finish(b ^ text.length);
  const first = finish((a + Math.imul(b, 0x9e3779b1)) | 0);
  const second = finish((b + Math.imul(first, 0x85ebca77)) | 0);
  return hex(first) + hex(second);
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
const step = (lane: number, by: number, plus: number): number => (Math.imul(rotate(lane, by), 5) + plus) | 0;
const hex = (x: number): string => (x >>> 0).toString(16).padStart(8, '0');

/** MurmurHash3's finaliser: every input bit reaches every output bit. */
function finish(lane: number): number {
  let x = lane ^ (lane >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 16);
}
