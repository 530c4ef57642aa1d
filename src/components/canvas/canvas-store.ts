// What only the canvas looks at: the port that a link is being pulled from, minimap, guides. Neither saved nor undoable.
import { create } from 'zustand';
import type { Guide } from './geometry/snapping';

interface CanvasState {
  /** The port or device from which “Connect…” chooses a far end; null = closed. */
  readonly connectFrom: { readonly kind: 'port' | 'node'; readonly id: string } | null;
  readonly minimap: boolean;
  readonly guides: readonly Guide[];
  /** The note whose text is being edited. */
  readonly editingNote: string | null;
  /** Where a link was hit by the last click on it, so that the (F) lands at that end. */
  readonly hitEnds: ReadonlyMap<string, 'a' | 'b'>;
}

export const useCanvas = create<CanvasState>()(() => ({
  connectFrom: null,
  minimap: false,
  guides: [],
  editingNote: null,
  hitEnds: new Map(),
}));

export const NO_GUIDES: readonly Guide[] = [];
