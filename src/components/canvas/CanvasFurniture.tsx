// What floats over the drawing: caption, layers, legend, zoom and tools, outage cards, the hint how to kill. It composes; the parts do the work.
import { useStore } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, MousePointer2, Plus, Spline, StickyNote, Workflow } from 'lucide-react';
import type { LinkKind } from '../../model';
import { useEditor } from '../../state/editor-store';
import { useRun } from '../../state/run-store';
import { useView } from '../../state/view-store';
import { Button, EmptyState, IconButton, Kbd, Toolbar, ToolbarLine } from '../ui';
import { connectStart } from './actions';
import { useCanvas } from './canvas-store';
import { placePart } from './edit/place';
import { tidyUp } from './edit/tidy';
import { FindingsSwitch } from './findings/FindingsSwitch';
import type { Scene } from './geometry/scene-types';
import { useLayer } from './layers';
import { Caption } from './run/Caption';
import { LayerSwitch } from './run/LayerSwitch';
import { OutageCards } from './run/OutageCard';
import { RouteLegend } from './run/RouteMarks';
import { fitAll, zoomBy, zoomTo100 } from './viewport';

const icon = { size: 16, strokeWidth: 1.5 } as const;

export function CanvasFurniture({ scene }: { readonly scene: Scene }) {
  const mode = useEditor((state) => state.mode);
  return mode === 'design' ? <DesignFurniture scene={scene} /> : <RunFurniture scene={scene} />;
}

function RunFurniture({ scene }: { readonly scene: Scene }) {
  const layer = useLayer();
  const hasRun = useRun((state) => state.branches.length > 0);
  const error = useRun((state) => state.errors[0]);
  return (
    <>
      <div className="pointer-events-none absolute inset-x-3.5 top-2.5 z-5 flex items-start justify-between gap-4">
        <div className="min-w-0 flex-1">
          <Caption />
          {hasRun || !error ? null : (
            <p
              role="alert"
              className="w-fit rounded-3 border border-failed-border bg-failed-bg px-2.5 py-1 text-failed-fg"
            >
              {error}
            </p>
          )}
        </div>
        <div className="pointer-events-auto">
          <LayerSwitch />
        </div>
      </div>
      <div className="pointer-events-none absolute bottom-3 left-3.5 z-5 flex items-center gap-2 text-12 text-ink-2">
        <span className="rounded-1 bg-canvas px-0.5">Click a thing to kill it</span>
        <Kbd keys="K" /> kill <Kbd keys="R" /> repair
        <Credit />
      </div>
      {layer === 'route' ? (
        <div className="pointer-events-none absolute right-3.5 bottom-2.5 z-5 max-wide:right-auto max-wide:bottom-9 max-wide:left-3.5">
          <RouteLegend />
        </div>
      ) : null}
      <OutageCards scene={scene} />
    </>
  );
}

/** Thanks to the library that moves the canvas; quiet, and in a row with what is never covered. */
function Credit() {
  return (
    <a
      href="https://reactflow.dev"
      target="_blank"
      rel="noopener noreferrer"
      aria-label="Drawn with React Flow"
      className="pointer-events-auto flex h-6 items-center rounded-1 px-1.5 text-11 text-ink-3 hover:text-ink-2 hover:underline"
    >
      React Flow
    </a>
  );
}

const LEGEND: readonly { readonly kind: LinkKind; readonly word: string }[] = [
  { kind: 'control', word: 'control' },
  { kind: 'fabric', word: 'fabric' },
  { kind: 'icl', word: 'ICL' },
  { kind: 'icd', word: 'ICD' },
  { kind: 'tunnel', word: 'tunnel' },
  { kind: 'revenue', word: 'revenue' },
];

function Legend({ scene }: { readonly scene: Scene }) {
  const kinds = new Set([...scene.links.values()].map(({ kind }) => kind));
  if (kinds.size < 2) return null;
  return (
    <ul aria-label="Kinds of links" className="flex gap-3 text-12 text-ink-2">
      {LEGEND.filter(({ kind }) => kinds.has(kind)).map(({ kind, word }) => (
        <li key={kind} className="flex items-center gap-1.5 rounded-1 bg-canvas px-0.5">
          <svg aria-hidden="true" width="22" height="8" className="link" data-kind={kind}>
            <path d="M0 4H22" className="link-line" />
            {kind === 'control' || kind === 'tunnel' ? <path d="M0 4H22" className="link-core" /> : null}
          </svg>
          {word}
        </li>
      ))}
    </ul>
  );
}

function DesignFurniture({ scene }: { readonly scene: Scene }) {
  const isEmpty = scene.devices.size === 0 && scene.notes.size === 0;
  return (
    <>
      <div className="pointer-events-none absolute top-2 left-4 z-5 flex h-6 items-center gap-4">
        <Legend scene={scene} />
        <FindingsSwitch />
      </div>
      {isEmpty ? (
        <div className="pointer-events-none absolute inset-0 z-5 grid place-items-center">
          <EmptyState
            icon={<MousePointer2 size={20} strokeWidth={1.5} aria-hidden="true" />}
            title="Nothing is drawn yet"
            className="border-transparent"
            action={
              <Button className="pointer-events-auto" onClick={() => void placePart('srx', { focus: true })}>
                Place a first SRX
              </Button>
            }
          >
            Drag a part from the palette, or choose one and press Enter.
          </EmptyState>
        </div>
      ) : null}
      <div className="pointer-events-none absolute inset-x-3 bottom-3 z-5 flex gap-3">
        <div className="pointer-events-auto flex items-end gap-1.5">
          <ZoomTools />
          <Credit />
        </div>
        <div className="pointer-events-auto wide:absolute wide:left-1/2 wide:-translate-x-1/2">
          <EditTools />
        </div>
      </div>
    </>
  );
}

function ZoomTools() {
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const minimap = useCanvas((state) => state.minimap);
  return (
    <Toolbar label="View" floating>
      <IconButton label="Zoom out" keys="-" side="top" icon={<Minus {...icon} />} onClick={() => zoomBy(-1)} />
      <button
        type="button"
        onClick={zoomTo100}
        aria-label={`Zoom ${zoom} %, back to 100 %`}
        className="num hoverable h-7 w-12 rounded-2 text-12 font-medium text-ink-2 hover:bg-hover hover:text-ink"
      >
        {zoom} %
      </button>
      <IconButton label="Zoom in" keys="+" side="top" icon={<Plus {...icon} />} onClick={() => zoomBy(1)} />
      <ToolbarLine />
      <IconButton label="Fit the drawing" keys="F" side="top" icon={<Maximize {...icon} />} onClick={fitAll} />
      <IconButton
        label="Minimap"
        keys="M"
        side="top"
        pressed={minimap}
        icon={<MapIcon {...icon} />}
        onClick={() => useCanvas.setState({ minimap: !minimap })}
      />
    </Toolbar>
  );
}

function EditTools() {
  const canConnect = useView(({ selection }) => selection.ports.length + selection.nodes.length === 1);
  return (
    <Toolbar label="Edit" floating>
      <IconButton
        label="Connect…"
        keys="C"
        side="top"
        off={!canConnect}
        hint={canConnect ? undefined : 'Connect… (select one port or device first)'}
        icon={<Spline {...icon} />}
        onClick={() => useCanvas.setState({ connectFrom: connectStart() ?? null })}
      />
      <IconButton label="Add a note" side="top" icon={<StickyNote {...icon} />} onClick={() => placePart('note')} />
      <ToolbarLine />
      <IconButton
        label="Tidy up the layout"
        keys="Shift+L"
        side="top"
        icon={<Workflow {...icon} />}
        onClick={() => void tidyUp()}
      />
    </Toolbar>
  );
}
