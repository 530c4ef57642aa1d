// Which faults a thing on the canvas can have, its own first. It goes by fault targets and names no technology.
import type { FaultChoice } from '../../../machines/kernel/technology';
import type { Plan } from '../../../machines/kernel/types';
import { asId, type Design, type GroupId, type LinkId, linkOf, type NodeId, type PortId } from '../../../model';
import type { MenuTarget } from '../../../state/view-store';
import { planIndex } from '../overlay/run-index';

const kindOf = (target: string): string => target.slice(0, target.indexOf(':'));
const subjectOf = (target: string): string => target.slice(target.indexOf(':') + 1);

/** The instance of the network that stands for the thing; undefined for notes, groups and the empty canvas. */
export function instanceOf(plan: Plan, target: MenuTarget): string | undefined {
  const index = planIndex(plan);
  switch (target.kind) {
    case 'port':
      return index.port.get(target.id);
    case 'link':
      return index.link.get(target.id);
    case 'node':
      return index.device.get(target.id);
    default:
      return undefined;
  }
}

/** Faults for a menu: the first is what a click means. */
export function faultsOf(
  design: Design,
  plan: Plan,
  all: readonly FaultChoice[],
  target: MenuTarget,
): readonly FaultChoice[] {
  const pick = (...targets: readonly (string | undefined)[]): readonly FaultChoice[] =>
    targets.flatMap((wanted) => all.find((fault) => fault.target === wanted) ?? []);
  const index = planIndex(plan);
  switch (target.kind) {
    case 'port': {
      const link = linkOf(design, asId<PortId>(target.id));
      return pick(index.port.get(target.id), link && index.link.get(link.id));
    }
    case 'link': {
      const link = design.links[asId<LinkId>(target.id)];
      if (!link) return [];
      // A channel such as `control:…` is named after the kind of its links.
      const channels = link.kind === 'revenue' ? [] : all.filter((fault) => kindOf(fault.target) === link.kind);
      return [...pick(index.link.get(link.id), index.port.get(link.a), index.port.get(link.b)), ...channels];
    }
    case 'node': {
      const handle = index.device.get(target.id)?.replace(/^device:/, '');
      const name = design.nodes[asId<NodeId>(target.id)]?.name;
      const own = all.filter(({ target: each }) => {
        const [subject = ''] = subjectOf(each).split('/');
        return kindOf(each) !== 'port' && kindOf(each) !== 'link' && (subject === handle || subject === name);
      });
      return own;
    }
    case 'group': {
      const group = design.groups[asId<GroupId>(target.id)];
      return all.filter(({ target: each }) => subjectOf(each) === group?.name || subjectOf(each) === group?.id);
    }
    default:
      return [];
  }
}
