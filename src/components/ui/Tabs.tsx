// A tab list with roving focus, and its panels. It knows nothing of what they hold.
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Count } from './Chip';
import { cx } from './class-names';

export interface TabItem<T extends string> {
  readonly id: T;
  readonly label: string;
  /** A number in a pill after the label. */
  readonly count?: number | undefined;
  /** A quieter word after the label: `14 lines`. */
  readonly note?: string | undefined;
  readonly countClass?: string | undefined;
}
export interface TabsProps<T extends string> {
  readonly label: string;
  /** Prefix of the ids that tie tabs to panels; unique on the page. */
  readonly idBase: string;
  readonly tabs: readonly TabItem<T>[];
  readonly value: T;
  /** `pressed`: by click, Enter or Space; arrow keys only pass by. */
  readonly onChange: (value: T, pressed: boolean) => void;
  readonly className?: string;
}

export function Tabs<T extends string>({ label, idBase, tabs, value, onChange, className }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = tabs.findIndex((tab) => tab.id === value);
    const last = tabs.length - 1;
    const next =
      event.key === 'ArrowRight'
        ? at + 1
        : event.key === 'ArrowLeft'
          ? at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? last
              : undefined;
    if (next === undefined) return;
    const index = (next + tabs.length) % tabs.length;
    const tab = tabs[index];
    if (!tab) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(tab.id, false);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={move}
      className={cx('flex items-stretch gap-0.5', className)}
    >
      {tabs.map((tab) => {
        const on = tab.id === value;
        return (
          <button
            key={tab.id}
            id={`${idBase}-tab-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={on}
            aria-controls={on ? `${idBase}-panel-${tab.id}` : undefined}
            tabIndex={on ? 0 : -1}
            onClick={() => onChange(tab.id, true)}
            className={cx(
              'hoverable relative flex shrink-0 items-center gap-1.5 px-[9px] text-12 font-medium whitespace-nowrap -outline-offset-2',
              on ? 'text-ink' : 'text-ink-2 hover:text-ink',
            )}
          >
            {tab.label}
            {tab.note ? <span className="font-normal text-ink-3">{tab.note}</span> : null}
            {tab.count === undefined ? null : <Count value={tab.count} className={tab.countClass} />}
            {on ? (
              <span aria-hidden="true" className="absolute inset-x-1.5 -bottom-px h-0.5 rounded-[1px] bg-accent" />
            ) : null}
          </button>
        );
      })}
    </div>
  );
}

/** The panel of one tab; render it only for the chosen one. */
export function TabPanel({
  idBase,
  id,
  children,
  className,
}: {
  readonly idBase: string;
  readonly id: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <div id={`${idBase}-panel-${id}`} role="tabpanel" aria-labelledby={`${idBase}-tab-${id}`} className={className}>
      {children}
    </div>
  );
}
