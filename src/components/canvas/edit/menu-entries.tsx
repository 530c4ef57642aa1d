// Entries of the context menu in Design: what the selected thing can be made into, joined to or rid of. Each runs a command or an action.
import {
  Cable,
  CircuitBoard,
  Copy,
  Group as GroupIcon,
  Maximize,
  PanelLeft,
  Pencil,
  Settings2,
  StickyNote,
  Trash2,
  Ungroup,
  Workflow,
} from 'lucide-react';
import {
  asId,
  type Design,
  type GroupId,
  LINK_KINDS,
  type LinkId,
  linkOf,
  type PortId,
  removePort,
  setLinkKind,
  setPortSide,
  ungroup,
} from '../../../model';
import { execute } from '../../../state/editor-store';
import { drawingOf, editPlace, placeAt, selectPlace } from '../../../state/places';
import { type MenuTarget, NOTHING, select, setView } from '../../../state/view-store';
import type { MenuEntry } from '../../ui';
import { deleteSelected, selectAll } from '../actions';
import { useCanvas } from '../canvas-store';
import { fitAll } from '../viewport';
import { duplicateSelected, hasClip, paste } from './clipboard';
import { form, formings, formTitle } from './grouping';
import { placePart } from './place';
import { modelSelection } from './selection';
import { tidyUp } from './tidy';

const icon = { size: 16, strokeWidth: 1.5 } as const;
const line = (id: string): MenuEntry => ({ kind: 'separator', id });
const KIND_WORDS = {
  revenue: 'Revenue',
  control: 'Control',
  fabric: 'Fabric',
  icl: 'ICL',
  icd: 'ICD',
  tunnel: 'Tunnel',
} as const;

export function designEntries(design: Design, target: MenuTarget): readonly MenuEntry[] {
  switch (target.kind) {
    case 'node':
      return [
        ...formEntries(design),
        connectEntry({ kind: 'node', id: target.id }),
        ...copyEntries(),
        line('end'),
        deleteEntry(),
      ];
    case 'note':
      return [
        {
          kind: 'item',
          id: 'edit',
          label: 'Edit the text',
          icon: <Pencil {...icon} />,
          keys: 'Enter',
          onSelect: () => useCanvas.setState({ editingNote: target.id }),
        },
        ...copyEntries(),
        line('end'),
        deleteEntry(),
      ];
    case 'port':
      return portEntries(design, asId<PortId>(target.id));
    case 'link':
      return linkEntries(design, asId<LinkId>(target.id));
    case 'group':
      return groupEntries(design, asId<GroupId>(target.id));
    case 'place':
      return placeEntries(design, target);
    case 'canvas':
      return canvasEntries({ x: target.flowX, y: target.flowY });
    default:
      return [];
  }
}

/** What a slot or a part offers; where that is nothing, its device. */
function placeEntries(design: Design, { node, id }: Extract<MenuTarget, { kind: 'place' }>): readonly MenuEntry[] {
  const place = placeAt(design, node, id);
  if (!place) return [];
  const { edits } = drawingOf(place);
  const items = edits.map(
    (edit): MenuEntry => ({
      kind: 'item',
      id: edit.id,
      label: edit.label,
      icon: edit.removes ? <Trash2 {...icon} /> : <CircuitBoard {...icon} />,
      ...(edit.removes ? { keys: 'Delete', tone: 'danger' as const } : {}),
      onSelect: () => editPlace(place, edit),
    }),
  );
  const settings: MenuEntry = {
    kind: 'item',
    id: 'settings',
    label: 'Settings',
    icon: <Settings2 {...icon} />,
    onSelect: () => {
      selectPlace({ kind: 'place', node, id });
      setView({ inspectorOpen: true });
    },
  };
  return drawingOf(place).config ? [settings, ...(items.length > 0 ? [line('edits')] : []), ...items] : items;
}

const connectEntry = (from: { readonly kind: 'port' | 'node'; readonly id: string }, off?: string): MenuEntry => ({
  kind: 'item',
  id: 'connect',
  label: 'Connect…',
  icon: <Cable {...icon} />,
  keys: 'C',
  off,
  onSelect: () => useCanvas.setState({ connectFrom: from }),
});

const deleteEntry = (): MenuEntry => ({
  kind: 'item',
  id: 'delete',
  label: 'Delete',
  icon: <Trash2 {...icon} />,
  keys: 'Delete',
  tone: 'danger',
  onSelect: deleteSelected,
});

const copyEntries = (): readonly MenuEntry[] => [
  {
    kind: 'item',
    id: 'duplicate',
    label: 'Duplicate',
    icon: <Copy {...icon} />,
    keys: 'Mod+D',
    onSelect: duplicateSelected,
  },
];

/** Only what the selection can form is offered. */
function formEntries(design: Design): readonly MenuEntry[] {
  const possible = formings(design, modelSelection().nodes).filter(({ off }) => off === undefined);
  const entries = possible.map(
    (forming): MenuEntry => ({
      kind: 'item',
      id: `form ${forming.technology.id}`,
      label: formTitle(forming.technology),
      icon: <GroupIcon {...icon} />,
      onSelect: () => form(forming),
    }),
  );
  return entries.length > 0 ? [...entries, line('form')] : [];
}

function portEntries(design: Design, port: PortId): readonly MenuEntry[] {
  const link = linkOf(design, port);
  const side = design.layout.sides[port] === 'right' ? 'left' : 'right';
  return [
    connectEntry({ kind: 'port', id: port }, link ? 'This port is linked already.' : undefined),
    ...(link
      ? []
      : [
          {
            kind: 'item',
            id: 'side',
            label: `Put it on the ${side}`,
            icon: <PanelLeft {...icon} />,
            onSelect: () => void execute(setPortSide, { port, side }),
          } as const,
        ]),
    line('end'),
    {
      kind: 'item',
      id: 'delete',
      label: link ? 'Delete the port and its link' : 'Delete the port',
      icon: <Trash2 {...icon} />,
      tone: 'danger',
      onSelect: () => {
        if (execute(removePort, { port })) select(NOTHING);
      },
    },
  ];
}

function linkEntries(design: Design, id: LinkId): readonly MenuEntry[] {
  const now = design.links[id]?.kind;
  return [
    { kind: 'heading', id: 'kind', label: 'It carries' },
    ...LINK_KINDS.map(
      (kind): MenuEntry => ({
        kind: 'item',
        id: kind,
        label: KIND_WORDS[kind],
        checked: kind === now,
        onSelect: () => void execute(setLinkKind, { link: id, kind }),
      }),
    ),
    line('end'),
    deleteEntry(),
  ];
}

function groupEntries(design: Design, id: GroupId): readonly MenuEntry[] {
  const group = design.groups[id];
  if (!group) return [];
  return [
    {
      kind: 'item',
      id: 'members',
      label: 'Select the members',
      icon: <GroupIcon {...icon} />,
      onSelect: () => select({ nodes: group.members }),
    },
    line('end'),
    {
      kind: 'item',
      id: 'ungroup',
      label: `Dissolve ${group.name}, keep the devices`,
      icon: <Ungroup {...icon} />,
      tone: 'danger',
      onSelect: () => {
        if (execute(ungroup, { group: id })) select(NOTHING);
      },
    },
  ];
}

function canvasEntries(at: { readonly x: number; readonly y: number }): readonly MenuEntry[] {
  return [
    {
      kind: 'item',
      id: 'note',
      label: 'Add a note here',
      icon: <StickyNote {...icon} />,
      onSelect: () => void placePart('note', { at }),
    },
    {
      kind: 'item',
      id: 'paste',
      label: 'Paste',
      icon: <Copy {...icon} />,
      keys: 'Mod+V',
      off: hasClip() ? undefined : 'Nothing was copied yet.',
      onSelect: () => void paste(),
    },
    { kind: 'item', id: 'all', label: 'Select all', keys: 'Mod+A', onSelect: selectAll },
    line('view'),
    { kind: 'item', id: 'fit', label: 'Fit the drawing', icon: <Maximize {...icon} />, keys: 'F', onSelect: fitAll },
    {
      kind: 'item',
      id: 'tidy',
      label: 'Tidy up the layout',
      icon: <Workflow {...icon} />,
      keys: 'Shift+L',
      onSelect: () => void tidyUp(),
    },
  ];
}
