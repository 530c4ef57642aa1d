// The canvas: the drawing of the open design with what Design and Run put on it. It derives React Flow's lists from the design, never from the run.
import './canvas.css';
import {
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionMode,
  type EdgeChange,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  useUpdateNodeInternals,
} from '@xyflow/react';
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useDesign, useEditor } from '../../state/editor-store';
import { selectPlace } from '../../state/places';
import { type MenuTarget, NOTHING, type Selection, select, setView, useView } from '../../state/view-store';
import { CanvasFurniture } from './CanvasFurniture';
import { useCanvas } from './canvas-store';
import { DeviceNode, FAR_ZOOM } from './cards/DeviceNode';
import { HullNode, PillNode } from './cards/GroupNodes';
import { LinkEdge, type LinkEdgeType } from './cards/LinkEdge';
import { NoteNode } from './cards/NoteNode';
import { OrnamentsNode } from './cards/OrnamentsNode';
import { StreamsNode } from './cards/StreamsNode';
import { drawingsOf } from './drawings';
import { listenToPaste } from './edit/clipboard';
import { joinDragged } from './edit/connect';
import { Guides } from './edit/Guides';
import { PART_MIME, type Part, placePart } from './edit/place';
import { useCanvasKeys } from './edit/use-canvas-keys';
import { useDrag } from './edit/use-drag';
import { FindingMarks } from './findings/FindingMarks';
import { type CanvasNode, createElements } from './flow-elements';
import { buildScene } from './geometry/scene';
import type { Scene } from './geometry/scene-types';
import { useLayer } from './layers';
import { Overlay } from './overlay/Overlay';
import { useLinkStatus } from './run/link-status';
import { RouteMarks } from './run/RouteMarks';
import { RunMarks } from './run/RunMarks';
import { offersEdits, opensMenu, partUnder, rowUnder, targetOfNode } from './targets';
import { useStage } from './use-stage';
import { MAX_ZOOM, MIN_ZOOM } from './viewport';

/** Dots are measured anew when they come back into the page: links are pulled from where they are. */
function useHandlesWhenNear(nodes: readonly CanvasNode[]): void {
  const isFar = useStore((state) => state.transform[2] < FAR_ZOOM);
  const mode = useEditor((state) => state.mode);
  const measure = useUpdateNodeInternals();
  const ids = useRef<string[]>([]);
  useLayoutEffect(() => {
    ids.current = nodes.flatMap((node) => (node.type === 'device' ? [node.id] : []));
  }, [nodes]);
  useEffect(() => {
    if (!isFar && mode === 'design') measure(ids.current);
  }, [isFar, mode, measure]);
}

// Not needed for the first picture. The menu is fetched soon after it: a quick click and Enter must not wait for the network.
const loadMenu = async () => ({ default: (await import('./CanvasMenu')).CanvasMenu });
const CanvasMenu = lazy(loadMenu);
const MENU_AFTER_MS = 300;
const ConnectDialog = lazy(async () => ({ default: (await import('./edit/ConnectDialog')).ConnectDialog }));

/** The library is named by the furniture of the canvas, where nothing covers it. */
const WITH_OWN_CREDIT = { hideAttribution: true };
const NODE_TYPES = {
  device: DeviceNode,
  hull: HullNode,
  pill: PillNode,
  note: NoteNode,
  ornaments: OrnamentsNode,
  streams: StreamsNode,
};
const EDGE_TYPES = { link: LinkEdge };

export function Canvas() {
  const { id } = useDesign();
  return (
    <ReactFlowProvider key={id}>
      <CanvasInner />
    </ReactFlowProvider>
  );
}

function CanvasInner() {
  const design = useDesign();
  const mode = useEditor((state) => state.mode);
  const selection = useView((state) => state.selection);
  const layer = useLayer();
  const minimap = useCanvas((state) => state.minimap);
  const isConnecting = useCanvas((state) => state.connectFrom !== null);
  const hasMenu = useView((state) => state.menu !== null);
  const root = useRef<HTMLDivElement>(null);
  const scene = useRef<Scene | null>(null);
  const elements = useMemo(() => createElements(), []);
  const flow = useReactFlow<CanvasNode, LinkEdgeType>();
  const drawings = drawingsOf(design);
  const sceneOf = useCallback(
    (): Scene => scene.current ?? buildScene(design, drawings, new Map()),
    [design, drawings],
  );
  const { overrides, apply } = useDrag(design, sceneOf);
  const shown = useMemo(() => buildScene(design, drawings, overrides), [design, drawings, overrides]);
  useLayoutEffect(() => {
    scene.current = shown;
  }, [shown]);

  const selected = useMemo(
    () => ({ nodes: new Set(selection.nodes), notes: new Set(selection.notes), links: new Set(selection.links) }),
    [selection],
  );
  const isEditable = mode === 'design';
  const nodes = useMemo(
    () => elements.nodesOf(shown, drawings, selected, isEditable),
    [elements, shown, drawings, selected, isEditable],
  );
  const edges = useMemo(() => elements.edgesOf(shown, selected), [elements, shown, selected]);

  useEffect(() => {
    const soon = setTimeout(() => void loadMenu(), MENU_AFTER_MS);
    return () => clearTimeout(soon);
  }, []);
  useEffect(listenToPaste, []);
  useHandlesWhenNear(nodes);
  useStage(root, shown, design.id, mode);
  useLinkStatus(root, shown);
  const keys = useCanvasKeys(shown);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      apply(changes);
      selectChanged('nodes', changes);
    },
    [apply],
  );
  const onEdgesChange = useCallback((changes: EdgeChange<LinkEdgeType>[]) => selectChanged('links', changes), []);
  const onConnect = useCallback(({ source, sourceHandle, target, targetHandle }: Connection) => {
    joinDragged({ node: source, port: sourceHandle }, { node: target, port: targetHandle });
  }, []);
  const onConnectEnd = useCallback((event: MouseEvent | TouchEvent, { fromHandle, toHandle }: FinalConnectionState) => {
    const point = 'clientX' in event ? event : event.changedTouches[0];
    if (!fromHandle?.id || toHandle || !point) return;
    // Let go over a card's body: the device gives its next free port.
    const node = document
      .elementFromPoint(point.clientX, point.clientY)
      ?.closest<HTMLElement>('.react-flow__node-device');
    const id = node?.dataset.id;
    if (id !== undefined) joinDragged({ node: fromHandle.nodeId, port: fromHandle.id }, { node: id, port: null });
  }, []);

  return (
    <div
      ref={root}
      data-layer={isEditable ? undefined : layer}
      data-streamed={shown.streams.length > 0 || undefined}
      className="absolute inset-0 bg-canvas"
    >
      <ReactFlow
        onKeyDown={keys}
        onDragOver={(event) => {
          if (!isEditable || !event.dataTransfer.types.includes(PART_MIME)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
        }}
        onDrop={(event) => {
          const part = event.dataTransfer.getData(PART_MIME);
          if (!isEditable || part === '') return;
          event.preventDefault();
          placePart(part as Part, {
            at: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }),
            focus: true,
          });
        }}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        onNodeClick={(event, node) => {
          const target = partUnder(event, node.id) ?? targetOfNode(node);
          if (!target) return;
          if (target.kind === 'port') select({ ports: [target.id] });
          if (target.kind === 'place') selectPlace(target);
          const row = rowUnder(event);
          // A row is asked about, not killed.
          if (row !== undefined) {
            select({ instance: row });
            return;
          }
          if (target.kind === 'group') select({ group: { id: target.id, path: target.path } });
          if (opensMenu() || offersEdits(target)) openMenu(event, target);
        }}
        onNodeDoubleClick={(_, node) => {
          if (node.type === 'note' && isEditable) useCanvas.setState({ editingNote: node.data.note.id });
        }}
        onNodeContextMenu={(event, node) => {
          const target = partUnder(event, node.id) ?? targetOfNode(node);
          if (!target) return;
          event.preventDefault();
          if (target.kind === 'port') select({ ports: [target.id] });
          else if (target.kind === 'place') selectPlace(target);
          else if (target.kind === 'group') select({ group: { id: target.id, path: target.path } });
          else if (!node.selected && target.kind !== 'canvas')
            select(target.kind === 'note' ? { notes: [target.id] } : { nodes: [target.id] });
          openMenu(event, target);
        }}
        onEdgeClick={(event, edge) => {
          rememberHit(event, edge, flow.screenToFlowPosition);
          if (opensMenu()) openMenu(event, { kind: 'link', id: edge.id });
        }}
        onEdgeContextMenu={(event, edge) => {
          event.preventDefault();
          rememberHit(event, edge, flow.screenToFlowPosition);
          select({ links: [edge.id] });
          openMenu(event, { kind: 'link', id: edge.id });
        }}
        onPaneClick={() => select(NOTHING)}
        onPaneContextMenu={(event) => {
          event.preventDefault();
          const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
          setView({ menu: { x: event.clientX, y: event.clientY, target: { kind: 'canvas', flowX: x, flowY: y } } });
        }}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={24}
        nodesDraggable={isEditable}
        nodesConnectable={isEditable}
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        disableKeyboardA11y
        elevateNodesOnSelect={false}
        zoomOnDoubleClick={false}
        panOnScroll={false}
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        proOptions={WITH_OWN_CREDIT}
        aria-label="Drawing of the design"
      >
        <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} color="var(--grid-dot)" />
        {minimap ? (
          <MiniMap
            ariaLabel="Minimap"
            pannable
            zoomable
            position="bottom-left"
            style={{ bottom: mode === 'design' ? 44 : 28, width: 160, height: 110 }}
            bgColor="var(--bg-raised)"
            maskColor="color-mix(in srgb, var(--bg-sunken) 70%, transparent)"
            nodeColor={(node) => (node.type === 'hull' ? 'var(--bg-hover)' : 'var(--line-control)')}
          />
        ) : null}
        {mode === 'run' ? <RunMarks scene={shown} /> : <Guides />}
        {isEditable ? <FindingMarks scene={shown} drawings={drawings} /> : null}
      </ReactFlow>
      <Overlay scene={shown} />
      {mode === 'run' && layer === 'route' ? <RouteMarks scene={shown} /> : null}
      <CanvasFurniture scene={shown} />
      <Suspense>
        {hasMenu ? <CanvasMenu /> : null}
        {isEditable && isConnecting ? <ConnectDialog /> : null}
      </Suspense>
    </div>
  );
}

const openMenu = (event: { readonly clientX: number; readonly clientY: number }, target: MenuTarget): void =>
  setView({ menu: { x: event.clientX, y: event.clientY, target } });

/** React Flow's selection changes, folded into the view's selection. */
function selectChanged(
  kind: 'nodes' | 'links',
  changes: readonly (NodeChange<CanvasNode> | EdgeChange<LinkEdgeType>)[],
): void {
  const chosen = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
  if (chosen.length === 0) return;
  const { selection } = useView.getState();
  const next = { nodes: new Set(selection.nodes), notes: new Set(selection.notes), links: new Set(selection.links) };
  for (const { id, selected } of chosen) {
    const isNote = id.startsWith('note:');
    const set = kind === 'links' ? next.links : isNote ? next.notes : next.nodes;
    const key = isNote ? id.slice('note:'.length) : id;
    if (selected) set.add(key);
    else set.delete(key);
  }
  const patch: Partial<Selection> = { nodes: [...next.nodes], notes: [...next.notes], links: [...next.links] };
  const isAny = next.nodes.size + next.notes.size + next.links.size > 0;
  // Clearing its own flags must not clear a port, a pill or an instance that was just chosen.
  select(isAny ? patch : { ...selection, ...patch });
}

/** The half of the link that was clicked: the (F) lands there. */
function rememberHit(
  event: { readonly clientX: number; readonly clientY: number },
  edge: LinkEdgeType,
  toFlow: (point: { x: number; y: number }) => { x: number; y: number },
): void {
  const shape = edge.data?.shape;
  if (!shape) return;
  const at = toFlow({ x: event.clientX, y: event.clientY });
  const far = (end: { readonly x: number; readonly y: number }): number => Math.hypot(end.x - at.x, end.y - at.y);
  const [a, b] = [far(shape.a), far(shape.b)];
  const hitEnds = new Map(useCanvas.getState().hitEnds);
  if (Math.min(a, b) > 0.4 * (a + b)) hitEnds.delete(edge.id);
  else hitEnds.set(edge.id, a < b ? 'a' : 'b');
  useCanvas.setState({ hitEnds });
}
