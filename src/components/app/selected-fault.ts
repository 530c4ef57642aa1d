// What K kills and R repairs of the selected thing, and why there may be nothing. It knows no technology: it goes by fault targets.
import type { FaultChoice } from '../../machines/kernel/technology';
import type { Plan } from '../../machines/kernel/types';
import type { Design } from '../../model';
import { currentDesign } from '../../state/editor-store';
import { allFaults, faultsOfThing, isFailed } from '../../state/faults';
import { placeOfInstance } from '../../state/places';
import { currentBranch } from '../../state/run-store';
import { type MenuTarget, type Selection, useView } from '../../state/view-store';

/** The selected things as a menu would be asked about them: a machine of the run stands for the thing that it belongs to. */
export function thingsOf(design: Design, selection: Selection, plan: Plan | undefined): readonly MenuTarget[] {
  const of = (kind: 'port' | 'link' | 'node', ids: readonly string[]): readonly MenuTarget[] =>
    ids.map((id) => ({ kind, id }));
  const { group, instance, place } = selection;
  if (place) return [{ kind: 'place', ...place }];
  return [
    ...of('port', selection.ports),
    ...of('link', selection.links),
    ...of('node', selection.nodes),
    ...(group ? [{ kind: 'group', ...group } as const] : []),
    ...(instance === null ? [] : thingOfInstance(design, plan, instance)),
  ];
}

function thingOfInstance(design: Design, plan: Plan | undefined, instance: string): readonly MenuTarget[] {
  const place = placeOfInstance(design, instance);
  if (place) return [{ kind: 'place', node: place.node, id: place.id }];
  const spec = plan?.instances.find((each) => each.id === instance);
  const { anchor } = spec ?? {};
  if (anchor?.kind === 'port') return [{ kind: 'port', id: anchor.port }];
  if (anchor?.kind === 'link') return [{ kind: 'link', id: anchor.link }];
  if (anchor && 'node' in anchor) return [{ kind: 'node', id: anchor.node }];
  return spec?.group === undefined ? [] : [{ kind: 'group', id: spec.group, path: [] }];
}

/** The faults of the selection, in the order of its menus. A machine that is itself a target (a channel) comes first. */
function choicesOf(design: Design, selection: Selection): readonly FaultChoice[] {
  if (selection.flow !== null || selection.instance?.startsWith('flow:')) return [];
  const own = allFaults(design).filter((fault) => fault.target === selection.instance);
  const things = thingsOf(design, selection, currentBranch()?.run.plan);
  return [...own, ...things.flatMap((thing) => faultsOfThing(design, thing))];
}

function choices(): readonly FaultChoice[] {
  const design = currentDesign();
  return design ? choicesOf(design, useView.getState().selection) : [];
}

/** What K kills: the first fault of the selection that it does not have yet. */
export const faultToKill = (): FaultChoice | undefined => choices().find((fault) => !isFailed(fault.target));

/** What R repairs: the first fault that the selection has. */
export const faultToRepair = (): FaultChoice | undefined => choices().find((fault) => isFailed(fault.target));

/** Why K has nothing to kill, in one sentence; undefined when it has. */
export function whyNoKill(): string | undefined {
  if (faultToKill()) return undefined;
  const { flow, instance, notes } = useView.getState().selection;
  if (flow !== null || instance?.startsWith('flow:')) return 'A flow cannot be killed; select what it runs over.';
  if (faultToRepair()) return 'All of it has failed already; R repairs it.';
  if (notes.length > 0) return 'A note cannot be killed; select a link, a port or a device.';
  return 'Select a link, a port or a device to kill.';
}

/** Why R has nothing to repair, in one sentence; undefined when it has. */
export function whyNoRepair(): string | undefined {
  if (faultToRepair()) return undefined;
  return choices().length > 0 ? 'Nothing of it has failed.' : 'Select something that has failed.';
}
