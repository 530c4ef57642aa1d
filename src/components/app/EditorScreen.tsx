// The screen of an open design: bar, palette or rail, canvas, inspector, dock. It composes; the panes do the work.

import { PanelLeftOpen, X } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useEditor } from '../../state/editor-store';
import { needTechnologies } from '../../state/technologies';
import { setView, useView } from '../../state/view-store';
import { Canvas, canvasActions, Palette } from '../canvas';
import { Inspector, InspectorLine } from '../inspector';
import { Dock } from '../timeline';
import { cx, ErrorBoundary, IconButton, latePart } from '../ui';
import { registerActions } from './actions';
import { Notices } from './Notices';
import { PanelEdge } from './PanelEdge';
import type { PaneBounds } from './pane-size';
import { RunRail } from './RunRail';
import { EditorBar } from './TopBar';

const ImportReport = latePart(async () => (await import('../config/ImportReport')).ImportReport);

const SIDE_BOUNDS: PaneBounds = { min: 168, max: 400 };
const INSPECTOR_BOUNDS: PaneBounds = { min: 240, max: 480 };
const DOCK_BOUNDS: PaneBounds = { min: 96, max: 560 };

/** Folded, the dock is its transport row. */
const DOCK_FOLDED = 44;

/** The rest of the technologies comes while nothing else is to do, so that any group can be formed at once. */
function whenIdle(): (() => void) | undefined {
  const idle = window.requestIdleCallback?.(() => void needTechnologies(), { timeout: 5000 });
  return idle === undefined ? undefined : () => window.cancelIdleCallback(idle);
}

export function EditorScreen() {
  const mode = useEditor((state) => state.mode);
  useEffect(() => registerActions(canvasActions()), []);
  useEffect(whenIdle, []);
  const hasReport = useEditor((state) => state.importReport !== null && state.mode === 'design');
  return (
    <div className="flex h-full flex-col">
      <SkipLinks />
      <EditorBar />
      <div className="relative flex min-h-0 flex-1">
        {mode === 'design' ? <DesignSide /> : <RunSide />}
        <main
          id="canvas"
          tabIndex={-1}
          aria-label="Canvas"
          className="relative min-w-0 flex-1 overflow-hidden bg-canvas outline-none"
        >
          <ErrorBoundary name="The canvas">
            <Canvas />
          </ErrorBoundary>
          {hasReport ? (
            <Suspense>
              <ImportReport />
            </Suspense>
          ) : null}
          <Notices />
        </main>
        <InspectorSide />
      </div>
      <DockSide />
    </div>
  );
}

function SkipLinks() {
  const look =
    'sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-2 focus:bg-raised focus:px-3 focus:py-1 focus:shadow-high';
  const go = (id: string) => (): void => document.getElementById(id)?.focus();
  return (
    <nav aria-label="Skip to">
      {[
        ['canvas', 'Skip to the canvas'],
        ['inspector', 'Skip to the inspector'],
        ['dock', 'Skip to the dock'],
      ].map(([id = '', text]) => (
        <button key={id} type="button" className={look} onClick={go(id)}>
          {text}
        </button>
      ))}
    </nav>
  );
}

function DesignSide() {
  const open = useView((state) => state.paletteOpen);
  const width = useView((state) => state.paletteWidth);
  if (!open)
    return (
      <aside aria-label="Palette and outline" className="shrink-0 border-r border-line bg-panel p-0.5 pt-2">
        <IconButton
          label="Unfold the palette"
          size="sm"
          side="right"
          keys="["
          icon={<PanelLeftOpen size={14} strokeWidth={1.5} />}
          onClick={() => setView({ paletteOpen: true })}
        />
      </aside>
    );
  return (
    <aside
      aria-label="Palette and outline"
      className="relative flex shrink-0 flex-col border-r border-line bg-panel"
      style={{ width }}
    >
      <ErrorBoundary name="The palette">
        <Palette />
      </ErrorBoundary>
      <PanelEdge
        label="palette"
        pane="left"
        size={width}
        bounds={SIDE_BOUNDS}
        onSize={(paletteWidth) => setView({ paletteWidth })}
        onFold={() => setView({ paletteOpen: false })}
      />
    </aside>
  );
}

function RunSide() {
  const open = useView((state) => state.outlineOpen);
  const width = useView((state) => state.paletteWidth);
  return (
    <>
      <aside aria-label="Run tools" className="flex w-12 shrink-0 flex-col items-center border-r border-line bg-panel">
        <RunRail />
      </aside>
      {open ? (
        <aside
          aria-label="Outline"
          className="relative flex shrink-0 flex-col border-r border-line bg-panel"
          style={{ width }}
        >
          <ErrorBoundary name="The outline">
            <Palette />
          </ErrorBoundary>
          <PanelEdge
            label="outline"
            pane="left"
            size={width}
            bounds={SIDE_BOUNDS}
            onSize={(paletteWidth) => setView({ paletteWidth })}
            onFold={() => setView({ outlineOpen: false })}
          />
        </aside>
      ) : null}
    </>
  );
}

/** True below the one breakpoint, where the inspector is a drawer over the canvas. */
function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia('(width < 1200px)').matches);
  useEffect(() => {
    const query = window.matchMedia('(width < 1200px)');
    const follow = (): void => setNarrow(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return narrow;
}

function InspectorSide() {
  const narrow = useNarrow();
  const open = useView((state) => state.inspectorOpen);
  const mode = useEditor((state) => state.mode);
  const key = mode === 'run' ? 'runInspectorWidth' : 'inspectorWidth';
  const width = useView((state) => state[key]);
  // A drawer covers the canvas: it opens when it is asked for.
  const [drawer, setDrawer] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The focus goes into the drawer and back to what opened it.
    if (drawer) {
      if (!pane.current?.contains(document.activeElement)) pane.current?.focus();
    } else if (wasOpen.current) line.current?.querySelector('button')?.focus();
    wasOpen.current = drawer;
  }, [drawer]);
  useEffect(() => {
    if (!narrow) return undefined;
    return useView.subscribe(({ findingWanted }) => {
      if (findingWanted !== null) setDrawer(true);
    });
  }, [narrow]);
  const shown = narrow ? drawer : open;
  const fold = (): void => (narrow ? setDrawer(false) : setView({ inspectorOpen: false }));
  if (!shown)
    return (
      <div ref={line} className={cx('absolute right-3 z-20 max-w-[60%]', narrow ? 'bottom-3' : 'top-3')}>
        <InspectorLine onOpen={() => (narrow ? setDrawer(true) : setView({ inspectorOpen: true }))} />
      </div>
    );
  return (
    <aside
      ref={pane}
      id="inspector"
      tabIndex={-1}
      aria-label="Inspector"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && narrow) fold();
      }}
      style={{ width }}
      className={cx(
        'flex shrink-0 flex-col border-l border-line bg-panel outline-none',
        narrow ? 'absolute inset-y-0 right-0 z-20 shadow-high' : 'relative',
      )}
    >
      <ErrorBoundary name="The inspector">
        <Inspector />
      </ErrorBoundary>
      {narrow ? (
        <IconButton
          label="Close the inspector"
          icon={<X size={16} strokeWidth={1.5} />}
          className="absolute -left-9 top-2 border border-line bg-raised shadow-mid"
          onClick={fold}
        />
      ) : null}
      <PanelEdge
        label="inspector"
        pane="right"
        size={width}
        bounds={INSPECTOR_BOUNDS}
        onSize={(size) => setView({ [key]: size })}
        onFold={fold}
      />
    </aside>
  );
}

function DockSide() {
  const open = useView((state) => state.dockOpen);
  const mode = useEditor((state) => state.mode);
  const tab = useView((state) => (mode === 'run' ? state.tab : state.designTab));
  const isText = tab === 'config' || tab === 'console' || tab === 'log';
  const key = isText ? 'textDockHeight' : mode === 'run' ? 'dockHeight' : 'designDockHeight';
  const height = useView((state) => state[key]);
  return (
    <section
      id="dock"
      tabIndex={-1}
      aria-label="Dock"
      data-landmark=""
      style={{ height: open ? height : DOCK_FOLDED }}
      className="relative z-10 flex max-h-[70vh] shrink-0 flex-col border-t border-line bg-panel outline-none"
    >
      <PanelEdge
        label="dock"
        pane="below"
        size={height}
        bounds={DOCK_BOUNDS}
        onSize={(size) => setView({ [key]: size, dockOpen: true })}
        onFold={() => setView({ dockOpen: !open })}
      />
      <ErrorBoundary name="The dock">
        <Dock />
      </ErrorBoundary>
    </section>
  );
}
