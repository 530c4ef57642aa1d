// Menus: below a button, or at a point with the first entry under the pointer. They know no action.
import { cloneElement, type KeyboardEvent, type MouseEvent, type ReactElement, useId, useState } from 'react';
import { MenuList } from './MenuList';
import type { MenuEntry } from './menu-entries';
import type { Rect } from './placement';

interface TriggerProps {
  readonly onClick?: (event: MouseEvent<HTMLElement>) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string | undefined;
}
export interface MenuButtonProps {
  /** The button; it must pass on its props to its element. */
  readonly trigger: ReactElement<TriggerProps>;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}

export function MenuButton({ trigger, entries, align = 'start' }: MenuButtonProps) {
  const id = useId();
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  const own = trigger.props;
  const button = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': opener !== null,
    'aria-controls': opener ? id : undefined,
    onClick: (event) => {
      own.onClick?.(event);
      setOpener(opener ? null : event.currentTarget);
    },
    onKeyDown: (event) => {
      own.onKeyDown?.(event);
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      event.stopPropagation();
      setOpener(event.currentTarget);
    },
  });
  return (
    <>
      {button}
      {opener ? (
        <MenuList
          id={id}
          label={opener.getAttribute('aria-label') ?? opener.textContent ?? ''}
          anchor={opener.getBoundingClientRect()}
          placement={{ side: 'bottom', align, gap: 4 }}
          entries={entries}
          opener={opener}
          onClose={() => setOpener(null)}
        />
      ) : null}
    </>
  );
}

export interface PointMenuProps {
  /** Client coordinates of the click or of the focused thing; null = closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  /** One line above the entries: `ge-0/0/15, srx-a to sw-out`. */
  readonly title: string;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}

/** From the menu's top to the middle of its first entry: border, padding, title, half a row. */
const TO_FIRST_ENTRY = 1 + 6 + 22 + 14;
/** The pointer lies on the entry's icon, so that its words can be read. */
const TO_ICON = 20;

/** A menu whose first entry lies under the pointer and is taken by Enter. */
export function PointMenu({ at, title, entries, onClose }: PointMenuProps) {
  const id = useId();
  if (!at) return null;
  const anchor: Rect = { x: at.x - TO_ICON, y: at.y - TO_FIRST_ENTRY, width: 0, height: 0 };
  return (
    <MenuList
      key={`${at.x} ${at.y}`}
      id={id}
      label={title}
      title={title}
      anchor={anchor}
      placement={{ side: 'bottom', align: 'start', gap: 0 }}
      entries={entries}
      opener={null}
      onClose={onClose}
    />
  );
}
