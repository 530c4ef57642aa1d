// The outline: everything of the design as a tree, the keyboard's and the screen reader's way to all that the canvas shows.
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { useDesign, useEditor } from '../../../state/editor-store';
import { selectPlace } from '../../../state/places';
import { type MenuTarget, select, setView, useView } from '../../../state/view-store';
import { cx, DeviceIcon, RoleGlyph, roleText } from '../../ui';
import { drawingsOf } from '../drawings';
import { boxOf } from '../geometry/hull';
import { buildScene } from '../geometry/scene';
import { useInstance, useNetworkRole, useStateWord } from '../live';
import { reveal } from '../viewport';
import { isSelected, move, type OutlineRow, outlineRows, type RowSubject } from './outline-tree';

export function Outline() {
  const design = useDesign();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const drawings = drawingsOf(design);
  const rows = useMemo(() => outlineRows(design, drawings, toggled), [design, drawings, toggled]);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === focused),
  );

  const toggle = (key: string): void => {
    const next = new Set(toggled);
    if (!next.delete(key)) next.add(key);
    setToggled(next);
  };
  const focus = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    setFocused(row.key);
    tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index]?.focus();
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(row.subject, event.shiftKey);
      if (event.key === 'Enter' && useEditor.getState().mode === 'run') openRowMenu(row.subject, event.currentTarget);
      return;
    }
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      choose(row.subject, false);
      openRowMenu(row.subject, event.currentTarget);
      return;
    }
    const next = move(rows, at, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    if ('toggle' in next) toggle(row.key);
    else focus(next.to);
  };

  return (
    <section aria-label="Outline" className="flex min-h-0 flex-col">
      <h2 className="flex items-center justify-between px-3 pt-3 pb-1 text-12 font-semibold">
        Outline
        <span className="text-11 font-normal text-ink-3">{Object.keys(design.nodes).length} devices</span>
      </h2>
      {rows.length === 0 ? (
        <p className="px-3 py-1 text-12 text-ink-3">Nothing is drawn yet.</p>
      ) : (
        <div
          ref={tree}
          role="tree"
          aria-label="Parts of the design"
          aria-multiselectable="true"
          tabIndex={-1}
          className="px-2 pb-2 select-none"
        >
          {rows.map((row, i) => (
            <Row
              key={row.key}
              row={row}
              isStop={i === at}
              onFocus={() => setFocused(row.key)}
              onToggle={() => toggle(row.key)}
              onKeyDown={press}
            />
          ))}
        </div>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: OutlineRow;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

function Row({ row, isStop, onFocus, onToggle, onKeyDown }: RowProps) {
  const selected = useView((state) => isSelected(row.subject, state.selection));
  const isRun = useEditor((state) => state.mode === 'run');
  const pick = (event: MouseEvent): void => {
    event.preventDefault();
    const isFold = event.target instanceof Element && event.target.closest('[data-fold]') !== null;
    if (isFold && row.isOpen !== undefined && event.type === 'click') {
      onToggle();
      return;
    }
    choose(row.subject, event.shiftKey || event.ctrlKey || event.metaKey);
    if (event.type === 'contextmenu') openMenuAt(row.subject, event.clientX, event.clientY);
  };
  return (
    <div
      role="treeitem"
      aria-level={row.level}
      aria-setsize={row.setSize}
      aria-posinset={row.position}
      aria-expanded={row.isOpen}
      aria-selected={selected}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={pick}
      onKeyDown={onKeyDown}
      onContextMenu={pick}
      className={cx(
        'hoverable flex h-6.5 items-center gap-1.5 rounded-2 pr-1.5 text-12 whitespace-nowrap focus-visible:-outline-offset-2',
        selected ? 'bg-selected text-ink' : 'text-ink-2 hover:bg-hover',
      )}
      style={{ paddingLeft: 4 + (row.level - 1) * 14 }}
    >
      <span aria-hidden="true" data-fold className="grid size-4 shrink-0 place-items-center text-ink-3">
        {row.isOpen === undefined ? null : row.isOpen ? (
          <ChevronDown size={12} strokeWidth={1.75} />
        ) : (
          <ChevronRight size={12} strokeWidth={1.75} />
        )}
      </span>
      <span className="text-ink-3">
        <DeviceIcon kind={row.icon} size={14} />
      </span>
      <span className={cx('min-w-0 flex-1 truncate text-ink', row.icon === 'port' ? 'mono text-11' : 'font-medium')}>
        {row.label}
      </span>
      {isRun && row.instance !== undefined ? (
        <RowRole instance={row.instance} />
      ) : isRun && (row.subject.kind === 'node' || row.subject.kind === 'port') ? (
        <DownWord kind={row.subject.kind} id={row.subject.id} detail={row.detail} />
      ) : (
        <span className="max-w-[45%] truncate text-11 text-ink-3">{row.detail}</span>
      )}
    </div>
  );
}

function RowRole({ instance }: { readonly instance: string }) {
  const view = useInstance(instance);
  const word = useStateWord(instance);
  if (!view || view.role === 'neutral') return null;
  return (
    <span className={cx('flex items-center gap-1 text-11', roleText(view.role))}>
      <RoleGlyph tone={view.role} />
      {word}
    </span>
  );
}

function DownWord({
  kind,
  id,
  detail,
}: {
  readonly kind: 'node' | 'port';
  readonly id: string;
  readonly detail: string;
}) {
  const role = useNetworkRole(kind === 'node' ? 'device' : 'port', id);
  if (role !== 'failed') return <span className="max-w-[45%] truncate text-11 text-ink-3">{detail}</span>;
  return (
    <span className="flex items-center gap-1 text-11 text-failed-fg">
      <RoleGlyph tone="failed" />
      {kind === 'node' ? 'off' : 'down'}
    </span>
  );
}

/** Selects the row's thing (adding to what is selected where asked) and brings it into view. */
function choose(subject: RowSubject, isAdding: boolean): void {
  const { selection } = useView.getState();
  const toggled = (ids: readonly string[], id: string): readonly string[] =>
    ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
  switch (subject.kind) {
    case 'node':
      select(
        isAdding ? { ...selection, group: null, nodes: toggled(selection.nodes, subject.id) } : { nodes: [subject.id] },
      );
      break;
    case 'note':
      select(
        isAdding ? { ...selection, group: null, notes: toggled(selection.notes, subject.id) } : { notes: [subject.id] },
      );
      break;
    case 'port':
      select({ ports: [subject.id] });
      break;
    case 'group':
      select({ group: { id: subject.id, path: subject.path } });
      break;
    case 'instance':
      select({ instance: subject.id });
      break;
    case 'place':
      selectPlace({ kind: 'place', node: subject.node, id: subject.id });
      break;
    default:
      break;
  }
  revealSubject(subject);
}

function revealSubject(subject: RowSubject): void {
  const design = useEditor.getState().history?.present;
  if (!design) return;
  const scene = buildScene(design, drawingsOf(design), new Map());
  const device = [...scene.devices.values()].find(
    ({ shape }) =>
      (subject.kind === 'node' && shape.node.id === subject.id) ||
      ((subject.kind === 'instance' || subject.kind === 'place') && shape.node.id === subject.node) ||
      (subject.kind === 'port' && shape.ports.some(({ port }) => port === subject.id)),
  );
  const hull = subject.kind === 'group' ? scene.hulls.find(({ group }) => group === subject.id) : undefined;
  const box = device ? boxOf(device) : hull;
  if (box) reveal(box);
}

function openRowMenu(subject: RowSubject, item: HTMLElement): void {
  const box = item.getBoundingClientRect();
  openMenuAt(subject, box.left + 40, box.bottom);
}
function openMenuAt(subject: RowSubject, x: number, y: number): void {
  const target = targetOf(subject);
  if (target) setView({ menu: { x, y, target } });
}

function targetOf(subject: RowSubject): MenuTarget | undefined {
  switch (subject.kind) {
    case 'flow':
      return undefined;
    case 'instance':
      return { kind: 'node', id: subject.node };
    case 'place':
      return { kind: 'place', node: subject.node, id: subject.id };
    case 'group':
      return subject;
    default:
      return { kind: subject.kind, id: subject.id };
  }
}
