// The head of the inspector: picture, name, what it is, and a badge or an action at the right.
import type { ReactNode } from 'react';
import { DeviceTile, type PartKind } from '../ui';

export interface HeaderProps {
  readonly kind: PartKind;
  readonly title: string;
  readonly detail: string;
  readonly action?: ReactNode;
}

export function Header({ kind, title, detail, action }: HeaderProps) {
  return (
    <header className="flex min-h-[54px] shrink-0 items-center gap-2 border-b border-line px-3 py-1">
      <DeviceTile kind={kind} />
      <div className="min-w-0 flex-1">
        <h2 title={title} className="truncate text-14 leading-[18px] font-semibold">
          {title}
        </h2>
        <p title={detail} className="line-clamp-2 text-11 leading-[14px] text-ink-3">
          {detail}
        </p>
      </div>
      {action}
    </header>
  );
}
