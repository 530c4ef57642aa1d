// What a menu lists, and the steps of its keyboard. Data only; it draws nothing.
import type { ReactNode } from 'react';

export interface MenuItem {
  readonly kind: 'item';
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  readonly tone?: 'danger' | undefined;
  /** The reason why it cannot be chosen now. */
  readonly off?: string | undefined;
  /** Shown with a tick when true; absent for entries that are no choice. */
  readonly checked?: boolean | undefined;
  /** A quieter word at the right: `node0`. */
  readonly note?: string | undefined;
  readonly onSelect: () => void;
}
export type MenuEntry =
  | MenuItem
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string; readonly label: string };

/**
 * Which item a key leads to: arrows wrap round, Home and End, a letter to the next item that begins with it.
 * @param labels of the items that can be chosen, @param at the present one (-1 = none)
 */
export function nextItem(key: string, labels: readonly string[], at: number): number | undefined {
  const count = labels.length;
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at <= 0 ? count : at) - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key.length !== 1 || key === ' ') return undefined;
  for (let step = 1; step <= count; step += 1) {
    const index = (at + step) % count;
    if (labels[index]?.toLowerCase().startsWith(key.toLowerCase())) return index;
  }
  return undefined;
}
