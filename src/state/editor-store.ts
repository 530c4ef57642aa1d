// The open design with its history, and which screen is shown. The only place that holds a design; it draws nothing.
import { create } from 'zustand';
import {
  type Command,
  canRedo,
  canUndo,
  commit,
  createHistory,
  type Design,
  type Diagnostic,
  type History,
  redo,
  undo,
} from '../model';

export type Mode = 'design' | 'run';

/** What the last import said, shown until dismissed; nothing typed is lost (`text` is kept). */
export interface ImportReport {
  readonly name: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

interface EditorState {
  /** null = the start page. */
  readonly history: History | null;
  readonly mode: Mode;
  readonly saved: 'saved' | 'saving' | 'failed';
  readonly importReport: ImportReport | null;
  /** A refused command's sentence, for the status line and the live region. */
  readonly refusal: string | null;
  /** Tries again what was refused, where that may help. */
  readonly retry: (() => void) | null;
}

const NO_REFUSAL = { refusal: null, retry: null } as const;

export const useEditor = create<EditorState>()(() => ({
  history: null,
  mode: 'design',
  saved: 'saved',
  importReport: null,
  ...NO_REFUSAL,
}));

/** The design that is open, or null on the start page. */
export const currentDesign = (): Design | null => useEditor.getState().history?.present ?? null;
/** Hook: the open design; only call below the editor screen. */
export const useDesign = (): Design => {
  const design = useEditor((state) => state.history?.present);
  if (!design) throw new Error('useDesign is only for screens with an open design');
  return design;
};

/** Opens a design; the run store notices the new reference and starts over. */
export function openDesign(
  design: Design,
  options: { readonly mode?: Mode; readonly report?: ImportReport } = {},
): void {
  useEditor.setState({
    history: createHistory(design),
    mode: options.mode ?? 'design',
    importReport: options.report ?? null,
    ...NO_REFUSAL,
    saved: 'saving',
  });
}

/** Back to the start page; the design stays in the browser's store. */
export function closeDesign(): void {
  useEditor.setState({ history: null, mode: 'design', importReport: null, ...NO_REFUSAL });
}

/** Runs a command as one undoable step; a refused one changes nothing and leaves its reason in `refusal`. Returns whether it ran. */
export function execute<Args>(
  command: Command<Args>,
  args: Args,
  options: { readonly mergeKey?: string } = {},
): boolean {
  const { history } = useEditor.getState();
  if (!history) return false;
  const allowed = command.can(history.present, args);
  if (allowed !== true) {
    setRefusal(allowed);
    return false;
  }
  const design = command.run(history.present, args);
  if (design === history.present) return false;
  useEditor.setState({
    history: commit(history, command.label(history.present, args), design, options),
    ...NO_REFUSAL,
    saved: 'saving',
  });
  return true;
}

/** One step made by something that is no command object: a finding's fix, forming a cluster. */
export function applyStep(label: string, change: (design: Design) => Design): void {
  const { history } = useEditor.getState();
  if (!history) return;
  const design = change(history.present);
  if (design !== history.present)
    useEditor.setState({ history: commit(history, label, design, {}), ...NO_REFUSAL, saved: 'saving' });
}

export function undoStep(): void {
  const { history } = useEditor.getState();
  if (history && canUndo(history)) useEditor.setState({ history: undo(history), saved: 'saving' });
}
export function redoStep(): void {
  const { history } = useEditor.getState();
  if (history && canRedo(history)) useEditor.setState({ history: redo(history), saved: 'saving' });
}
export function setMode(mode: Mode): void {
  useEditor.setState({ mode });
}
/** Says why something could not be done; `retry` is offered beside it. */
export function setRefusal(refusal: string | null, retry: (() => void) | null = null): void {
  useEditor.setState({ refusal, retry });
}
export function dismissImportReport(): void {
  useEditor.setState({ importReport: null });
}
