// What can be killed, for menus and the palette: the network's targets and those of each technology. It draws nothing.
import type { FaultChoice, PillDrawing } from '../machines/kernel/technology';
import { technologyOf } from '../machines/registry';
import { handlesOf, targets } from '../machines/run';
import { asId, type Design, type GroupId, type LinkId, linkOf, type NodeId, type PortId } from '../model';
import { placeAt, placeOfInstance, targetsOf } from './places';
import { currentFrame, type useRun } from './run-store';
import type { MenuTarget } from './view-store';

/** Every fault of a design: ports, links, devices, and what its technologies add. */
export function allFaults(design: Design): readonly FaultChoice[] {
  const own = Object.values(design.groups).flatMap(
    (group) => technologyOf(group.technology)?.faults(design, group) ?? [],
  );
  // What a technology calls the same deed on the same thing is that deed: a menu offers it once.
  const known = new Set(own.flatMap((fault) => [fault.target, deedOf(fault)]));
  return [...own, ...targets(design).filter((fault) => !known.has(fault.target) && !known.has(deedOf(fault)))];
}
const deedOf = ({ label, what }: FaultChoice): string => `${label} ${what}`;

/** Is this target failed at the playhead? */
export const isFailed = (target: string, state?: ReturnType<typeof useRun.getState>): boolean =>
  currentFrame(state)?.failed.includes(target) ?? false;

const kindOf = (target: string): string => target.slice(0, target.indexOf(':'));
const subjectOf = (target: string): string => target.slice(target.indexOf(':') + 1);

/** The faults of one thing, its own first: what its menu lists, and what K and R go by. Empty for notes and the canvas. */
export function faultsOfThing(design: Design, target: MenuTarget): readonly FaultChoice[] {
  const all = allFaults(design);
  const pick = (...wanted: readonly (string | undefined)[]): readonly FaultChoice[] =>
    wanted.flatMap((each) => all.find((fault) => fault.target === each) ?? []);
  const handles = handlesOf(design);
  const portTarget = (id: PortId): string | undefined => {
    const port = design.ports[id];
    return port && `port:${handles.get(port.node) ?? port.node}/${port.name}`;
  };
  switch (target.kind) {
    case 'port': {
      const id = asId<PortId>(target.id);
      const link = linkOf(design, id);
      return [...pick(portTarget(id), link && `link:${link.id}`), ...channelsOf(all, link?.id)];
    }
    case 'link': {
      const link = design.links[asId<LinkId>(target.id)];
      if (!link) return [];
      return [...pick(`link:${link.id}`, portTarget(link.a), portTarget(link.b)), ...channelsOf(all, link.id)];
    }
    case 'node': {
      const id = asId<NodeId>(target.id);
      const names = [handles.get(id), design.nodes[id]?.name];
      const own = all.filter(
        ({ target: each, places }) =>
          places === undefined &&
          kindOf(each) !== 'port' &&
          kindOf(each) !== 'link' &&
          names.includes(subjectOf(each).split('/')[0]),
      );
      // The whole device first, then its parts and what it has the address of.
      return [...own, ...placedAt(all, id)];
    }
    case 'group': {
      const id = asId<GroupId>(target.id);
      const channels =
        target.path.length > 0
          ? []
          : all.filter(({ target: each }) => [design.groups[id]?.name, id].includes(subjectOf(each)));
      const owners = legsBehind(design, target).map(
        ({ instance }) => placeOfInstance(design, instance)?.part?.faults[0],
      );
      const placed = target.path.length > 0 ? [] : placedAt(all, id);
      return [
        ...pick(...hullFaults(design, target), ...portsBehind(design, target).map(portTarget), ...owners),
        ...channels,
        ...placed,
      ];
    }
    case 'place': {
      const place = placeAt(design, target.node, target.id);
      return place ? pick(...targetsOf(place), ...place.slot.ports.map(portTarget)) : [];
    }
    default:
      return [];
  }
}

/** What kills a link together with others; the channel of a lone link is that link. */
const channelsOf = (all: readonly FaultChoice[], link: string | undefined): readonly FaultChoice[] =>
  all.filter(({ links = [] }) => link !== undefined && links.length > 1 && links.includes(link));

const placedAt = (all: readonly FaultChoice[], place: string): readonly FaultChoice[] =>
  all.filter(({ places }) => places?.some((each) => each === place));

/** What hits all members of a frame that is one of several. */
function hullFaults(design: Design, { id, path }: Extract<MenuTarget, { kind: 'group' }>): readonly string[] {
  const group = design.groups[asId<GroupId>(id)];
  const hulls = (group && technologyOf(group.technology)?.draw(design, group).hulls) ?? [];
  return hulls.find(({ config }) => config.join('/') === path.join('/'))?.faults ?? [];
}

/** The ports that may carry a virtual interface, by the place of its config; empty for anything else. */
const portsBehind = (design: Design, target: Extract<MenuTarget, { kind: 'group' }>): readonly PortId[] =>
  legsBehind(design, target).flatMap((leg) => leg.ports);

function legsBehind(design: Design, { id, path }: Extract<MenuTarget, { kind: 'group' }>): PillDrawing['legs'] {
  const group = design.groups[asId<GroupId>(id)];
  if (!group || path.length === 0) return [];
  const pills = technologyOf(group.technology)?.draw(design, group).pills ?? [];
  return pills.find(({ config }) => config.join('/') === path.join('/'))?.legs ?? [];
}

/** What a target is called: in a sentence, and where room is short. */
export interface TargetName {
  /** `srx-a ge-0/0/14`, `SPU 1 of fw-a`. */
  readonly full: string;
  /** `ge-0/0/14`, `control link`. */
  readonly short: string;
}

/** Names of a target in a design; what it is spelled like where the design does not have it. */
export function targetName(design: Design, target: string): TargetName {
  const choice = allFaults(design).find((fault) => fault.target === target);
  const rest = subjectOf(target);
  if (!choice) return { full: rest, short: rest };
  const { what: full } = choice;
  switch (kindOf(target)) {
    case 'port':
      return { full, short: rest.slice(rest.indexOf('/') + 1) };
    case 'link': {
      const link = design.links[asId<LinkId>(rest)];
      const end = link && design.ports[link.a]?.name;
      return { full, short: link && link.kind !== 'revenue' ? `${link.kind} link` : (end ?? full) };
    }
    case 'reboot':
      return { full, short: `reboot ${full}` };
    default:
      // A channel is named with its group: `control link of cluster`.
      return { full, short: choice.links ? full.replace(/ of .*$/, choice.links.length > 1 ? 's' : '') : full };
  }
}
