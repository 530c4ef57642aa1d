// What is looked at: selection, panels, theme. Neither saved in the design nor undoable.
import { create } from 'zustand';

/** Ids of selected things by kind; at most one kind is non-empty except nodes + notes + links together in Design. */
export interface Selection {
  readonly nodes: readonly string[];
  readonly ports: readonly string[];
  readonly links: readonly string[];
  readonly notes: readonly string[];
  /** A group (hull) or a part of its config (`{group, path}`: a reth, a redundancy group). */
  readonly group: { readonly id: string; readonly path: readonly (string | number)[] } | null;
  readonly flow: string | null;
  /** An instance of the run (`rg1@node0`), for Why? and the state chart. */
  readonly instance: string | null;
  /** A slot of a chassis (`fpc1`) or a part in it (`fpc1/mams-1/0/0`); group or instance say what it is about. */
  readonly place: { readonly node: string; readonly id: string } | null;
}
export const NOTHING: Selection = {
  nodes: [],
  ports: [],
  links: [],
  notes: [],
  group: null,
  flow: null,
  instance: null,
  place: null,
};

export type DockTab = 'timeline' | 'trace' | 'console' | 'log' | 'flows' | 'findings' | 'config';
export type Layer = 'role' | 'route' | 'traffic';
export type Theme = 'light' | 'dark' | 'system';

interface ViewState {
  readonly selection: Selection;
  readonly tab: DockTab;
  /** Design has a tab of its own: looking at findings there must not hide the timeline of the run. */
  readonly designTab: DockTab;
  readonly dockOpen: boolean;
  /** Heights of the dock in px: lanes need more room than findings. */
  readonly dockHeight: number;
  readonly designDockHeight: number;
  /** With the console or a configuration in it. */
  readonly textDockHeight: number;
  /** Widths of the side panels in px; the inspector has its own in Run. */
  readonly paletteWidth: number;
  readonly inspectorWidth: number;
  readonly runInspectorWidth: number;
  readonly inspectorOpen: boolean;
  readonly paletteOpen: boolean;
  /** In Run the palette is a rail; this unfolds the outline beside it. */
  readonly outlineOpen: boolean;
  /** What the canvas puts in front; null = nobody chose. */
  readonly layer: Layer | null;
  /** In Design: errors and warnings are marked on the drawing. */
  readonly findingMarks: boolean;
  /** The finding (by its key) that was asked for: the inspector gives it the focus as soon as it shows it. */
  readonly findingWanted: string | null;
  readonly theme: Theme;
  /** Command palette (⌘K). */
  readonly searching: boolean;
  /** What the palette's input holds when it opens: `kill `. */
  readonly searchText: string;
  /** The design's name is being edited in the top bar. */
  readonly renaming: boolean;
  /** The design that the address names is being read: neither screen is shown yet. */
  readonly restoring: boolean;
  /** Which comparison of two technologies is read instead of the start page. */
  readonly comparison: string | null;
  /** The table of shortcuts. */
  readonly shortcutsOpen: boolean;
  /** Kill menu / context menu: what was clicked and where. */
  readonly menu: { readonly x: number; readonly y: number; readonly target: MenuTarget } | null;
  /** The console was asked for: its prompt takes the cursor as soon as it is there. */
  readonly promptWanted: boolean;
  /** Node whose CLI the console shows. */
  readonly consoleNode: string | null;
}
export type MenuTarget =
  | { readonly kind: 'node' | 'port' | 'link' | 'note'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string; readonly path: readonly (string | number)[] }
  | { readonly kind: 'place'; readonly node: string; readonly id: string }
  | { readonly kind: 'canvas'; readonly flowX: number; readonly flowY: number };

export const useView = create<ViewState>()(() => ({
  selection: NOTHING,
  tab: 'timeline',
  designTab: 'findings',
  dockOpen: true,
  dockHeight: 248,
  designDockHeight: 136,
  textDockHeight: 360,
  paletteWidth: 224,
  inspectorWidth: 304,
  runInspectorWidth: 320,
  inspectorOpen: true,
  paletteOpen: true,
  outlineOpen: false,
  layer: null,
  findingMarks: true,
  findingWanted: null,
  theme: 'system',
  searching: false,
  searchText: '',
  renaming: false,
  restoring: false,
  comparison: null,
  shortcutsOpen: false,
  menu: null,
  promptWanted: false,
  consoleNode: null,
}));

/** Is anything selected at all? */
export const hasSelection = ({ nodes, ports, links, notes, group, flow, instance, place }: Selection): boolean =>
  [nodes, ports, links, notes].some((ids) => ids.length > 0) ||
  [group, flow, instance, place].some((one) => one !== null);

/** Replaces the selection; parts left out are empty. */
export function select(selection: Partial<Selection>): void {
  useView.setState({ selection: { ...NOTHING, ...selection } });
}
export function setView(patch: Partial<Omit<ViewState, 'selection'>>): void {
  useView.setState(patch);
}
