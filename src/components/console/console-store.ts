// The open consoles: which devices, and what was typed at each. In memory only; it outlives the tab and not the design.
import { create } from 'zustand';
import type { NodeId } from '../../model';
import { emptySession, type Session } from './session';

interface ConsoleState {
  readonly sessions: ReadonlyMap<string, Session>;
  /** The device of the second pane; null = one pane. */
  readonly second: NodeId | null;
}

export const useConsoles = create<ConsoleState>()(() => ({ sessions: new Map(), second: null }));

/** Scrollback belongs to a design and a device. */
export const sessionKey = (design: string, node: NodeId): string => `${design} ${node}`;

export function changeSession(key: string, change: (session: Session) => Session): void {
  useConsoles.setState(({ sessions }) => ({
    sessions: new Map(sessions).set(key, change(sessions.get(key) ?? emptySession)),
  }));
}
export const openSecond = (second: NodeId | null): void => useConsoles.setState({ second });
