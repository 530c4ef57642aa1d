// What the shell itself can do: file, undo, modes, panels, transport, kill and repair of what is selected.

import type { FaultChoice } from '../../machines/kernel/technology';
import { redoLabel, undoLabel } from '../../model';
import { newDesign, saveToFile } from '../../state/documents';
import { closeDesign, redoStep, setMode, setRefusal, undoStep, useEditor } from '../../state/editor-store';
import { documentsOf, download, exportConfigs } from '../../state/exports';
import { shownTheme } from '../../state/preferences';
import { kill, repair, resetRuns, setPlaying, stepEvent, useRun } from '../../state/run-store';
import { type DockTab, setView, useView } from '../../state/view-store';
import type { Action } from './actions';
import { showFiles } from './open-designs';
import { faultToKill, faultToRepair, whyNoKill, whyNoRepair } from './selected-fault';

const isOpen = (): boolean => useEditor.getState().history !== null;
const inRun = (): boolean => isOpen() && useEditor.getState().mode === 'run';
const history = () => useEditor.getState().history;
const noRun = (): string | undefined =>
  useRun.getState().branches.length > 0 ? undefined : 'The design cannot run yet; the Findings tab says why.';

/** Asks for a file and opens it. */
export function pickFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.json,.standby,.set,.conf,.txt,.cfg';
  input.onchange = () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) void showFiles(files);
  };
  input.click();
}

/** Downloads every configuration file of the design. */
export function exportAll(form: 'set' | 'curly'): void {
  const files = exportConfigs({ form, secrets: 'masked' });
  if (files.length === 0) setRefusal('There is no system in this design that has a configuration yet.');
  for (const file of files) download(file.name, file.text);
}

/** Downloads the design in a form that is no Junos text. */
export function exportDocument(format: string): void {
  for (const file of documentsOf(format)) download(file.name, file.text);
}

const tab = (id: DockTab, title: string, keys: string): Action => ({
  id: `view.tab.${id}`,
  section: 'View',
  title: () => `Show ${title}`,
  keys: [keys],
  shown: id === 'timeline' || id === 'trace' || id === 'console' || id === 'flows' ? inRun : isOpen,
  run: () => setView({ [inRun() ? 'tab' : 'designTab']: id, dockOpen: true, promptWanted: id === 'console' }),
});

function act(on: FaultChoice | undefined, by: (target: string) => string | undefined): void {
  if (on) setRefusal(by(on.target) ?? null);
}

export const SHELL_ACTIONS: readonly Action[] = [
  {
    id: 'run.kill',
    section: 'Run',
    title: () => faultToKill()?.label ?? 'Kill what is selected',
    keys: ['K'],
    shown: inRun,
    off: () => noRun() ?? whyNoKill(),
    run: () => act(faultToKill(), kill),
  },
  {
    id: 'run.repair',
    section: 'Run',
    title: () => `Repair ${faultToRepair()?.what ?? 'what is selected'}`,
    keys: ['R'],
    shown: inRun,
    off: () => noRun() ?? whyNoRepair(),
    run: () => act(faultToRepair(), repair),
  },
  {
    id: 'run.play',
    section: 'Run',
    title: () => (useRun.getState().playing ? 'Pause' : 'Play'),
    keys: ['Space'],
    shown: inRun,
    off: noRun,
    run: () => setPlaying(!useRun.getState().playing),
  },
  {
    id: 'run.next',
    section: 'Run',
    title: () => 'Next event',
    keys: ['.'],
    shown: inRun,
    off: noRun,
    run: () => stepEvent(1),
  },
  {
    id: 'run.previous',
    section: 'Run',
    title: () => 'Previous event',
    keys: [','],
    shown: inRun,
    off: noRun,
    run: () => stepEvent(-1),
  },
  {
    id: 'run.reset',
    section: 'Run',
    title: () => 'Start over without faults',
    shown: inRun,
    off: noRun,
    run: resetRuns,
  },
  {
    id: 'edit.undo',
    section: 'Edit',
    title: () => ['Undo', label(undoLabel)].filter(Boolean).join(': '),
    keys: ['Mod+Z'],
    shown: isOpen,
    off: () => editingOff() ?? (label(undoLabel) === undefined ? 'Nothing to undo' : undefined),
    run: undoStep,
  },
  {
    id: 'edit.redo',
    section: 'Edit',
    title: () => ['Redo', label(redoLabel)].filter(Boolean).join(': '),
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    shown: isOpen,
    off: () => editingOff() ?? (label(redoLabel) === undefined ? 'Nothing to redo' : undefined),
    run: redoStep,
  },
  {
    id: 'edit.rename',
    section: 'Edit',
    title: () => 'Rename the design',
    shown: isOpen,
    off: editingOff,
    run: () => setView({ renaming: true }),
  },
  {
    id: 'mode.design',
    section: 'View',
    title: () => 'Go to Design',
    keys: ['1'],
    shown: isOpen,
    run: () => setMode('design'),
  },
  { id: 'mode.run', section: 'View', title: () => 'Go to Run', keys: ['2'], shown: isOpen, run: () => setMode('run') },
  tab('timeline', 'the timeline', 'Shift+T'),
  tab('trace', 'the trace', 'Shift+E'),
  tab('console', 'the console', 'Shift+C'),
  tab('flows', 'the flows', 'Shift+F'),
  tab('findings', 'the findings', 'Shift+I'),
  tab('config', 'the configuration', 'Shift+G'),
  {
    id: 'view.palette',
    section: 'View',
    title: () => 'Palette and outline on or off',
    keys: ['['],
    shown: isOpen,
    run: () =>
      inRun()
        ? setView({ outlineOpen: !useView.getState().outlineOpen })
        : setView({ paletteOpen: !useView.getState().paletteOpen }),
  },
  {
    id: 'view.inspector',
    section: 'View',
    title: () => 'Inspector on or off',
    keys: [']'],
    shown: isOpen,
    run: () => setView({ inspectorOpen: !useView.getState().inspectorOpen }),
  },
  {
    id: 'view.dock',
    section: 'View',
    title: () => 'Dock on or off',
    keys: ['Mod+J'],
    shown: isOpen,
    run: () => setView({ dockOpen: !useView.getState().dockOpen }),
  },
  {
    id: 'view.theme',
    section: 'View',
    title: () => (shownTheme(useView.getState().theme) === 'dark' ? 'Light theme' : 'Dark theme'),
    run: () => setView({ theme: shownTheme(useView.getState().theme) === 'dark' ? 'light' : 'dark' }),
  },
  {
    id: 'view.search',
    section: 'View',
    title: () => 'Find or do anything',
    keys: ['Mod+K'],
    inFields: true,
    run: () => setView({ searching: true, searchText: '' }),
  },
  {
    id: 'view.shortcuts',
    section: 'View',
    title: () => 'Keyboard shortcuts',
    keys: ['?'],
    run: () => setView({ shortcutsOpen: true }),
  },
  {
    id: 'file.export.set',
    section: 'File',
    title: () => 'Export set lines',
    shown: isOpen,
    run: () => exportAll('set'),
  },
  {
    id: 'file.export.curly',
    section: 'File',
    title: () => 'Export curly-brace configuration',
    shown: isOpen,
    run: () => exportAll('curly'),
  },
  {
    id: 'file.save',
    section: 'File',
    title: () => 'Save the design as a file',
    keys: ['Mod+S'],
    inFields: true,
    shown: isOpen,
    run: saveToFile,
  },
  { id: 'file.open', section: 'File', title: () => 'Open a file', keys: ['Mod+O'], run: pickFile },
  { id: 'file.new', section: 'File', title: () => 'New design', run: newDesign },
  { id: 'file.start', section: 'File', title: () => 'All designs', shown: isOpen, run: closeDesign },
];

function label(of: typeof undoLabel): string | undefined {
  const now = history();
  return now ? of(now) : undefined;
}
function editingOff(): string | undefined {
  return inRun() ? 'A run never changes the design; edit in Design' : undefined;
}
