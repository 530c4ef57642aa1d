// The words above a menu: what the thing is and where it leads. Words only.
import {
  asId,
  type Design,
  type GroupId,
  type LinkId,
  linkOf,
  type NodeId,
  type NoteId,
  nodeOfPort,
  type PortId,
  subjectName,
} from '../../model';
import { type Place, placeAt } from '../../state/places';
import type { MenuTarget } from '../../state/view-store';
import { drawingsOf } from './drawings';

/** `ge-0/0/15, srx-a to sw-out`. */
export function targetTitle(design: Design, target: MenuTarget): string {
  switch (target.kind) {
    case 'node':
      return subjectName(design, { kind: 'node', id: asId<NodeId>(target.id) });
    case 'note':
      return subjectName(design, { kind: 'note', id: asId<NoteId>(target.id) });
    case 'port':
      return portTitle(design, asId<PortId>(target.id));
    case 'link': {
      const link = design.links[asId<LinkId>(target.id)];
      if (!link) return target.id;
      const end = (port: PortId): string => subjectName(design, { kind: 'port', id: port });
      return `${link.name ? `${link.name}, ` : ''}${end(link.a)} to ${end(link.b)}`;
    }
    case 'group': {
      const id = asId<GroupId>(target.id);
      const pill = drawingsOf(design)
        .get(id)
        ?.pills.find(({ config }) => config.join('/') === target.path.join('/'));
      const hull = drawingsOf(design)
        .get(id)
        ?.hulls?.find(({ config }) => config.join('/') === target.path.join('/'));
      if (target.path.length > 0 && hull) return `${hull.label}, ${hull.detail}`;
      return target.path.length > 0 && pill
        ? `${pill.title}, ${pill.detail}`
        : subjectName(design, { kind: 'group', id });
    }
    case 'place': {
      const place = placeAt(design, target.node, target.id);
      const name = subjectName(design, { kind: 'node', id: asId<NodeId>(target.node) });
      return place ? placeTitle(place, name) : name;
    }
    case 'canvas':
      return design.name;
    default:
      return unknownTarget(target);
  }
}

/** `mams-1/0/0, FPC 1 of mx-1`. */
function placeTitle({ part, slot }: Place, device: string): string {
  const own = `${slot.label} of ${device}`;
  if (part) return `${part.label}, ${own}`;
  return slot.isEmpty ? `${own}, empty` : `${own}, ${slot.detail}`;
}

function portTitle(design: Design, id: PortId): string {
  const port = design.ports[id];
  if (!port) return id;
  const own = nodeOfPort(design, id)?.name ?? '';
  const link = linkOf(design, id);
  const far = link && nodeOfPort(design, link.a === id ? link.b : link.a)?.name;
  return far ? `${port.name}, ${own} to ${far}` : `${port.name}, ${own}`;
}

function unknownTarget(target: never): never {
  throw new Error(`Unknown target ${JSON.stringify(target)}.`);
}
