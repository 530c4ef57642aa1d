// What a router was told of a prefix at an instant, read from the facts of its route. It names no technology and draws nothing.
import type { InstanceView, Role } from '../../machines/kernel/types';

export interface ToldPath {
  /** The neighbour's word in instance ids. */
  readonly from: string;
  readonly preference: number | null;
  /** `MED 10`. */
  readonly word: string;
  readonly role: Role;
}
export interface RouteNow {
  readonly told: readonly ToldPath[];
  /** Neighbours that packets go to, and the members that the paths in use lead through first. */
  readonly via: readonly string[];
  readonly members: readonly string[];
}

const ROLES: ReadonlySet<string> = new Set<Role>(['active', 'standby', 'transition', 'failed', 'neutral']);
const wordsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];

const kept = new WeakMap<InstanceView, RouteNow>();

/** The route of an instance view; kept, so that the same view gives the same object. */
export function routeNow(view: InstanceView): RouteNow {
  const known = kept.get(view);
  if (known) return known;
  const listed: readonly unknown[] = Array.isArray(view.facts.candidates) ? view.facts.candidates : [];
  const told = listed.flatMap((one): readonly ToldPath[] => {
    if (typeof one !== 'object' || one === null || !('from' in one) || typeof one.from !== 'string') return [];
    const role = 'role' in one && typeof one.role === 'string' && ROLES.has(one.role) ? (one.role as Role) : 'neutral';
    return [
      {
        from: one.from,
        preference: 'preference' in one && typeof one.preference === 'number' ? one.preference : null,
        word: 'word' in one && typeof one.word === 'string' ? one.word : '',
        role,
      },
    ];
  });
  const made = { told, via: wordsIn(view.facts.via), members: wordsIn(view.facts.members) };
  kept.set(view, made);
  return made;
}

/** `MED 10` in two: what it is called, and the figure; a word without a figure of its own stands alone. */
export function splitPreference({ word, preference }: Pick<ToldPath, 'word' | 'preference'>): {
  readonly name: string;
  readonly figure: string;
} {
  const figure = preference === null ? '' : String(preference);
  if (figure !== '' && word.endsWith(` ${figure}`)) return { name: word.slice(0, -figure.length - 1), figure };
  return { name: '', figure: word === '' ? figure : word };
}

/** Whether packets to the prefix go through this member now. */
export const isBest = ({ via, members }: RouteNow, handle: string): boolean =>
  via.includes(handle) || members.includes(handle);
