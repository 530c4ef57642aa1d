// The open menu: entries, roving focus, closing by Escape, Tab or a press elsewhere. It knows no action.
import { Check } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { cx } from './class-names';
import { Floating } from './Floating';
import { Kbd } from './Kbd';
import { type MenuEntry, type MenuItem, nextItem } from './menu-entries';
import type { Placement, Rect } from './placement';
import { useDismissal } from './use-dismissal';

export interface MenuListProps {
  readonly id: string;
  readonly label: string;
  readonly title?: string;
  readonly anchor: Rect;
  readonly placement: Placement;
  readonly entries: readonly MenuEntry[];
  /** Gets the focus back; without one, whatever had it. */
  readonly opener: HTMLElement | null;
  readonly onClose: () => void;
}

const ITEMS = '[role^="menuitem"]:not([aria-disabled="true"])';
const itemsOf = (menu: HTMLElement): readonly HTMLElement[] => [...menu.querySelectorAll<HTMLElement>(ITEMS)];

export function MenuList({ id, label, title, anchor, placement, entries, opener, onClose }: MenuListProps) {
  useDismissal(id, opener, ITEMS, onClose);
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    event.stopPropagation();
    const items = itemsOf(event.currentTarget);
    const at = items.findIndex((each) => each.matches(':focus'));
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
      return;
    }
    const next = nextItem(
      event.key,
      items.map((item) => item.dataset.label ?? ''),
      at,
    );
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };
  return (
    <Floating
      id={id}
      role="menu"
      aria-label={label}
      anchor={anchor}
      owner={opener}
      placement={placement}
      onKeyDown={press}
      onContextMenu={(event) => event.preventDefault()}
      className="max-h-[min(480px,calc(100vh-16px))] min-w-59 max-w-80 overflow-y-auto rounded-3 border border-line-strong bg-raised px-1 py-1.5 text-12 text-ink shadow-high outline-none"
    >
      {title ? <div className="truncate px-2 pt-0.5 pb-1 text-11 text-ink-3">{title}</div> : null}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} onClose={onClose} />
      ))}
    </Floating>
  );
}

function Entry({ entry, onClose }: { readonly entry: MenuEntry; readonly onClose: () => void }) {
  switch (entry.kind) {
    case 'separator':
      return <hr className="my-1 border-t border-line" />;
    case 'heading':
      return <div className="px-2 pt-1 pb-0.5 text-11 text-ink-3">{entry.label}</div>;
    case 'item':
      return <Item item={entry} onClose={onClose} />;
  }
}

function Item({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }) {
  const isOff = item.off !== undefined;
  return (
    <button
      type="button"
      {...(item.checked === undefined
        ? { role: 'menuitem' }
        : { role: 'menuitemcheckbox', 'aria-checked': item.checked })}
      aria-disabled={isOff || undefined}
      title={item.off}
      tabIndex={-1}
      data-label={item.label}
      onPointerMove={(event) => {
        if (!isOff) event.currentTarget.focus({ preventScroll: true });
      }}
      onClick={() => {
        if (isOff) return;
        onClose();
        item.onSelect();
      }}
      className={cx(
        'flex min-h-7 w-full items-center gap-2 rounded-[5px] px-2 text-left outline-none',
        isOff ? 'text-disabled' : item.tone === 'danger' ? 'text-failed-fg focus:bg-failed-bg' : 'focus:bg-hover',
      )}
    >
      {item.icon ? <span className="grid size-4 shrink-0 place-items-center">{item.icon}</span> : null}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.note ? <span className="text-11 text-ink-3">{item.note}</span> : null}
      {item.checked ? <Check size={14} strokeWidth={1.75} aria-hidden="true" /> : null}
      {item.keys ? <Kbd keys={item.keys} /> : null}
    </button>
  );
}
