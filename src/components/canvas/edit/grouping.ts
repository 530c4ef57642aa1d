// Forming groups: which technologies can join the selected devices, and the joining as one step. It names no technology.
import type { TechnologyCard } from '../../../machines/kernel/technology';
import { technologyCards, technologyOf } from '../../../machines/registry';
import { created, type Design, type NodeId } from '../../../model';
import { applyStep, currentDesign, setRefusal } from '../../../state/editor-store';
import { withTechnologies } from '../../../state/technologies';
import { drawingsOf } from '../drawings';
import { unionOf } from '../geometry/hull';
import { buildScene } from '../geometry/scene';
import { revealByFit } from '../viewport';
import { selectModel } from './selection';
import { spreadMembers } from './spread-members';

export interface Forming {
  readonly technology: TechnologyCard;
  readonly members: readonly NodeId[];
  /** Why these devices cannot be joined by it; undefined where they can. */
  readonly off: string | undefined;
}

const inOrder = (design: Design, members: readonly NodeId[]): readonly NodeId[] => {
  const at = (id: NodeId) => design.layout.nodes[id] ?? { x: 0, y: 0 };
  return [...members].sort((a, b) => at(a).y - at(b).y || at(a).x - at(b).x);
};

/** For each technology whether the devices can be its members, the upper one first. */
export function formings(design: Design, nodes: readonly NodeId[]): readonly Forming[] {
  const members = inOrder(design, nodes);
  return technologyCards.map((technology) => ({ technology, members, off: reason(design, technology, members) }));
}

function reason(design: Design, technology: TechnologyCard, members: readonly NodeId[]): string | undefined {
  const { kinds, min, max } = technology.members;
  if (members.length < min || members.length > max) {
    const count = min === max ? `${min}` : `${min} to ${max}`;
    return `Select ${count} devices to form it.`;
  }
  const wrong = members.find((id) => !kinds.includes(design.nodes[id]?.kind ?? ''));
  if (wrong !== undefined) return `${design.nodes[wrong]?.name ?? wrong} cannot be a member.`;
  const taken = members.find((id) =>
    Object.values(design.groups).some((group) => group.technology === technology.id && group.members.includes(id)),
  );
  return taken === undefined ? undefined : `${design.nodes[taken]?.name ?? taken} is a member of a group already.`;
}

/** `Form a chassis cluster` from a technology's title. */
export const formTitle = ({ title }: Pick<TechnologyCard, 'title'>): string =>
  // A name of something keeps its letters and takes no article.
  /[A-Z]/.test(title.slice(1))
    ? `Form ${title}`
    : `Form ${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title.charAt(0).toLowerCase()}${title.slice(1)}`;

/** Forms the group as one step and selects it, as soon as the technology is there. */
export function form(forming: Forming): void {
  withTechnologies([forming.technology.id], () => formNow(forming));
}

function formNow({ technology: { id, title }, members }: Forming): void {
  const before = currentDesign();
  const technology = technologyOf(id);
  if (!before || !technology) return;
  const groupsBefore = new Set(Object.values(before.groups).map((group) => group.id));
  const names = new Set(Object.values(before.groups).map(({ name }) => name));
  // The noun of the technology's id: a cluster, an edge.
  const base = id.split('-').at(-1) ?? 'group';
  let name = base;
  for (let i = 2; names.has(name); i += 1) name = `${base}-${i}`;
  const formed = technology.form(before, members, name);
  if ('error' in formed) {
    setRefusal(formed.error);
    return;
  }
  const scene = buildScene(formed, drawingsOf(formed), new Map());
  const spread = spreadMembers(formed, scene, members);
  applyStep(formTitle({ title }), () => spread);
  const box = unionOf(
    buildScene(spread, drawingsOf(spread), new Map()).hulls.filter((hull) => !groupsBefore.has(hull.group)),
  );
  // The picture is laid out anew first.
  if (box) requestAnimationFrame(() => revealByFit(box));
  selectModel({ ...created(before, formed), nodes: [], links: [], notes: [] });
}
