// Menus: below a button, or at a point with the first entry under the pointer. They know no action.
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { type ReactElement, type ReactNode, useMemo, useRef } from 'react';
import { cx } from './class-names';
import { Kbd } from './Kbd';

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

const POPUP =
  'max-h-[min(480px,var(--available-height))] min-w-48 max-w-80 overflow-y-auto rounded-3 border border-line-strong bg-raised px-1 py-1.5 text-12 text-ink shadow-high outline-none';

export interface MenuButtonProps {
  /** The button; it must pass on props and ref. */
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}

export function MenuButton({ trigger, entries, align = 'start' }: MenuButtonProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={POPUP}>
            <Entries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
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

/** A menu whose first entry lies under the pointer and is taken by Enter. */
export function PointMenu({ at, title, entries, onClose }: PointMenuProps) {
  const popup = useRef<HTMLDivElement>(null);
  const anchor = useMemo(
    () => ({ getBoundingClientRect: () => new DOMRect((at?.x ?? 0) - 24, (at?.y ?? 0) - TO_FIRST_ENTRY, 0, 0) }),
    [at?.x, at?.y],
  );
  return (
    <Base.Root
      open={at !== null}
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          align="start"
          side="bottom"
          sideOffset={0}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            ref={(element) => {
              popup.current = element;
              // The first entry that can be chosen has the focus: Enter takes it.
              requestAnimationFrame(() =>
                element?.querySelector<HTMLElement>('[role^="menuitem"]:not([aria-disabled])')?.focus(),
              );
            }}
            className={cx(POPUP, 'min-w-59')}
            aria-label={title}
          >
            <div className="truncate px-2 pt-0.5 pb-1 text-11 text-ink-3">{title}</div>
            <Entries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entries({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return entries.map((entry) => {
    if (entry.kind === 'separator') return <Base.Separator key={entry.id} className="my-1 border-t border-line" />;
    if (entry.kind === 'heading')
      return (
        <div key={entry.id} className="px-2 pt-1 pb-0.5 text-11 text-ink-3">
          {entry.label}
        </div>
      );
    return (
      <Base.Item
        key={entry.id}
        disabled={entry.off !== undefined}
        onClick={entry.onSelect}
        title={entry.off}
        className={cx(
          'flex min-h-7 items-center gap-2 rounded-[5px] px-2 outline-none',
          entry.off !== undefined
            ? 'text-disabled'
            : entry.tone === 'danger'
              ? 'text-failed-fg data-[highlighted]:bg-failed-bg'
              : 'data-[highlighted]:bg-hover',
        )}
      >
        {entry.icon ? <span className="grid size-4 shrink-0 place-items-center">{entry.icon}</span> : null}
        <span className="min-w-0 flex-1 truncate">{entry.label}</span>
        {entry.note ? <span className="text-11 text-ink-3">{entry.note}</span> : null}
        {entry.checked ? <Check size={14} strokeWidth={1.75} aria-label="chosen" /> : null}
        {entry.keys ? <Kbd keys={entry.keys} /> : null}
      </Base.Item>
    );
  });
}
