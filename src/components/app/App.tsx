// The app: start page or editor, and what lies over both. It holds no state.
import { LucideProvider } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { useEditor } from '../../state/editor-store';
import { useView } from '../../state/view-store';
import { StartPage } from '../start';
import { ErrorBoundary, latePart } from '../ui';
import { registerActions } from './actions';
import { FileDrop } from './FileDrop';
import { SHELL_ACTIONS } from './shell-actions';
import { useShortcuts } from './use-shortcuts';

const loadEditor = () => import('./EditorScreen');
const EditorScreen = latePart(async () => (await loadEditor()).EditorScreen);
const CompareScreen = latePart(async () => (await import('./CompareScreen')).CompareScreen);
const CommandPalette = latePart(async () => (await import('./CommandPalette')).CommandPalette);
const ShortcutsDialog = latePart(async () => (await import('./ShortcutsDialog')).ShortcutsDialog);

registerActions(SHELL_ACTIONS);

export function App() {
  const isOpen = useEditor((state) => state.history !== null);
  const restoring = useView((state) => state.restoring);
  const searching = useView((state) => state.searching);
  const comparison = useView((state) => state.comparison);
  const shortcutsOpen = useView((state) => state.shortcutsOpen);
  const name = useEditor((state) => state.history?.present.name);
  useShortcuts();
  useEffect(() => {
    document.title = name ? `${name} – Standby` : 'Standby';
  }, [name]);
  useEffect(() => {
    // The editor is fetched while the start page is read, so that the first design opens at once.
    const idle = window.requestIdleCallback?.(() => void loadEditor().catch(() => undefined), { timeout: 5000 });
    return () => {
      if (idle !== undefined) window.cancelIdleCallback(idle);
    };
  }, []);
  return (
    <LucideProvider strokeWidth={1.5} absoluteStrokeWidth>
      <ErrorBoundary name="Standby">
        <Suspense fallback={<div className="h-full bg-app" />}>
          {isOpen ? (
            <EditorScreen />
          ) : restoring ? null : comparison === null ? (
            <StartPage />
          ) : (
            <CompareScreen id={comparison} />
          )}
        </Suspense>
        <Suspense>
          {searching ? <CommandPalette /> : null}
          {shortcutsOpen ? <ShortcutsDialog /> : null}
        </Suspense>
        <FileDrop />
      </ErrorBoundary>
    </LucideProvider>
  );
}
