// The outline of a design as a flat list of visible rows: groups with their members and pills, devices with ports, notes, flows. Pure.
import type { PartDrawing, SlotDrawing } from '../../../machines/kernel/chassis-drawing';
import {
  compareIds,
  type Design,
  type DesignNode,
  find,
  type GroupId,
  linkOf,
  type NodeId,
  nodeOfPort,
  portsOf,
  valuesOf,
} from '../../../model';
import { type OwnedSlot, placeId } from '../../../state/merged-slots';
import type { Selection } from '../../../state/view-store';
import { chassisOf } from '../geometry/scene';
import type { Drawings } from '../geometry/scene-types';

export type RowSubject =
  | { readonly kind: 'node' | 'port' | 'note' | 'flow'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string; readonly path: readonly (string | number)[] }
  | { readonly kind: 'instance' | 'place'; readonly id: string; readonly node: string };

export interface OutlineRow {
  readonly key: string;
  readonly level: number;
  readonly icon: 'group' | 'redundancy' | 'link' | 'port' | 'note' | 'flow' | DesignNode['kind'];
  readonly label: string;
  readonly detail: string;
  readonly subject: RowSubject;
  /** undefined = has no children. */
  readonly isOpen: boolean | undefined;
  readonly setSize: number;
  readonly position: number;
  /** Only for rows of state machines. */
  readonly instance?: string;
}

interface Item {
  readonly key: string;
  readonly icon: OutlineRow['icon'];
  readonly label: string;
  readonly detail: string;
  readonly subject: RowSubject;
  readonly opened: boolean;
  readonly children: readonly Item[];
  readonly instance?: string;
}

/** Rows from top to bottom; `toggled` holds the keys whose fold differs from the default (groups open, devices folded). */
export function outlineRows(design: Design, drawings: Drawings, toggled: ReadonlySet<string>): readonly OutlineRow[] {
  // A device of several groups stands in the first of them.
  const homes = new Map<NodeId, GroupId>();
  for (const group of valuesOf(design.groups))
    for (const member of group.members) if (!homes.has(member)) homes.set(member, group.id);
  const items: readonly Item[] = [
    ...valuesOf(design.groups).map((group) => groupItem(design, drawings, group.id, homes)),
    ...sortedNodes(design)
      .filter((node) => !homes.has(node.id))
      .map((node) => deviceItem(design, drawings, node, undefined)),
    ...valuesOf(design.notes).map(
      (note): Item => ({
        key: `note ${note.id}`,
        icon: 'note',
        label: note.text.split('\n')[0]?.slice(0, 60) || 'Empty note',
        detail: 'note',
        subject: { kind: 'note', id: note.id },
        opened: false,
        children: [],
      }),
    ),
  ];
  return flattened(items, toggled, 1);
}

function flattened(items: readonly Item[], toggled: ReadonlySet<string>, level: number): readonly OutlineRow[] {
  return items.flatMap((item, i): readonly OutlineRow[] => {
    const { children, opened, ...rest } = item;
    const isOpen = children.length === 0 ? undefined : opened !== toggled.has(item.key);
    const row: OutlineRow = { ...rest, level, isOpen, setSize: items.length, position: i + 1 };
    return isOpen ? [row, ...flattened(children, toggled, level + 1)] : [row];
  });
}

const sortedNodes = (design: Design): readonly DesignNode[] =>
  [...valuesOf(design.nodes)].sort((a, b) => compareIds(a.name, b.name));

function groupItem(design: Design, drawings: Drawings, id: GroupId, homes: ReadonlyMap<NodeId, GroupId>): Item {
  const group = find(design.groups, id);
  const drawing = drawings.get(id);
  const members = (group?.members ?? []).flatMap((member) => find(design.nodes, member) ?? []);
  return {
    key: `group ${id}`,
    icon: 'group',
    label: drawing?.hull?.label ?? group?.name ?? id,
    detail: members.length === 1 ? (members[0]?.name ?? '') : `${members.length} nodes`,
    subject: { kind: 'group', id, path: [] },
    opened: true,
    children: [
      ...members.filter((node) => homes.get(node.id) === id).map((node) => deviceItem(design, drawings, node, id)),
      ...(drawing?.hulls ?? []).map(
        (hull): Item => ({
          key: `hull ${id} ${hull.id}`,
          icon: 'group',
          label: hull.label,
          detail: hull.detail,
          subject: { kind: 'group', id, path: hull.config },
          opened: false,
          children: [],
          ...(hull.instance === undefined ? {} : { instance: hull.instance }),
        }),
      ),
      ...(drawing?.pills ?? []).map(
        (pill): Item => ({
          key: `pill ${id} ${pill.id}`,
          icon: 'link',
          label: pill.title,
          detail: pill.detail,
          subject: { kind: 'group', id, path: pill.config },
          opened: false,
          children: [],
        }),
      ),
    ],
  };
}

function deviceItem(design: Design, drawings: Drawings, node: DesignNode, group: GroupId | undefined): Item {
  const drawing = group && drawings.get(group)?.nodes.get(node.id);
  const slots = (chassisOf(design, drawings, node.id) ?? []).map((own) => slotItem(node.id, own));
  const rows = (drawing?.rows ?? []).map(
    (row): Item => ({
      key: `row ${row.instance}`,
      icon: 'redundancy',
      label: row.label,
      detail: row.detail,
      subject: { kind: 'instance', id: row.instance, node: node.id },
      opened: false,
      children: [],
      instance: row.instance,
    }),
  );
  const ports = [...portsOf(design, node.id)]
    .sort((a, b) => compareIds(a.name, b.name))
    .map((port): Item => {
      const link = linkOf(design, port.id);
      const far = link && nodeOfPort(design, link.a === port.id ? link.b : link.a);
      return {
        key: `port ${port.id}`,
        icon: 'port',
        label: port.name,
        detail: far ? `to ${far.name}` : 'free',
        subject: { kind: 'port', id: port.id },
        opened: false,
        children: [],
      };
    });
  return {
    key: `node ${node.id}`,
    icon: node.kind,
    label: node.name,
    detail: drawing?.alias ?? node.model ?? '',
    subject: { kind: 'node', id: node.id },
    opened: false,
    children: [...slots, ...rows, ...ports],
  };
}

/** A slot of a chassis with its parts. */
function slotItem(node: NodeId, { slot }: OwnedSlot): Item {
  const item = (id: string, of: PartDrawing | SlotDrawing): Item => ({
    key: `place ${node} ${id}`,
    icon: 'redundancy',
    label: of.label,
    detail: of.detail,
    subject: { kind: 'place', id, node },
    opened: false,
    children: [],
    ...(of.instance === undefined ? {} : { instance: of.instance }),
  });
  return {
    ...item(placeId(slot.key), slot),
    children: slot.parts.map((part) => item(placeId(slot.key, part.key), part)),
  };
}

/** Is the row's thing selected? */
export function isSelected(subject: RowSubject, selection: Selection): boolean {
  switch (subject.kind) {
    case 'node':
      return selection.nodes.includes(subject.id);
    case 'port':
      return selection.ports.includes(subject.id);
    case 'note':
      return selection.notes.includes(subject.id);
    case 'instance':
      return selection.instance === subject.id;
    case 'place':
      return selection.place?.node === subject.node && selection.place.id === subject.id;
    case 'group':
      return selection.group?.id === subject.id && selection.group.path.join('/') === subject.path.join('/');
    default:
      return false;
  }
}

/** Where the keyboard goes from row `at`; `toggle` asks to fold or unfold instead. */
export function move(
  rows: readonly OutlineRow[],
  at: number,
  key: string,
): { readonly to: number } | { readonly toggle: number } | undefined {
  const row = rows[at];
  if (!row) return rows.length > 0 ? { to: 0 } : undefined;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(rows.length - 1, at + 1) };
    case 'ArrowUp':
      return { to: Math.max(0, at - 1) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: rows.length - 1 };
    case 'ArrowRight':
      if (row.isOpen === undefined) return undefined;
      return row.isOpen ? { to: at + 1 } : { toggle: at };
    case 'ArrowLeft': {
      if (row.isOpen) return { toggle: at };
      const parent = rows.findLastIndex((each, i) => i < at && each.level < row.level);
      return parent === -1 ? undefined : { to: parent };
    }
    default:
      return undefined;
  }
}
