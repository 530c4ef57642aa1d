// What K kills and R repairs of the selected thing. It knows no technology: it goes by fault targets.
import type { FaultChoice } from '../../machines/kernel/technology';
import { handlesOf } from '../../machines/run';
import { type Design, type Port, valuesOf } from '../../model';
import { currentDesign } from '../../state/editor-store';
import { allFaults, isFailed } from '../../state/faults';
import { type Selection, useView } from '../../state/view-store';

/** Fault targets that stand for a selection, what a click would mean first; then what they hang on. */
export function targetsOf(design: Design, selection: Selection): readonly string[] {
  const handles = handlesOf(design);
  const portTarget = (port: Port): string => `port:${handles.get(port.node) ?? port.node}/${port.name}`;
  const links = valuesOf(design.links);
  const own = (ids: readonly string[]) => links.filter((link) => ids.includes(link.id));
  const ports = valuesOf(design.ports).filter((port) => selection.ports.includes(port.id));
  const nodes = valuesOf(design.nodes).filter((node) => selection.nodes.includes(node.id));
  const linksOfPorts = links.filter((link) => selection.ports.includes(link.a) || selection.ports.includes(link.b));
  const ends = own(selection.links).flatMap((link) => [design.ports[link.a], design.ports[link.b]]);
  return [
    ...ports.map(portTarget),
    ...linksOfPorts.map((link) => `link:${link.id}`),
    ...own(selection.links).map((link) => `link:${link.id}`),
    ...ends.flatMap((port) => (port ? portTarget(port) : [])),
    ...nodes.map((node) => `node:${handles.get(node.id) ?? node.name}`),
  ];
}

function choices(): readonly FaultChoice[] {
  const design = currentDesign();
  if (!design) return [];
  const faults = allFaults(design);
  const wanted = targetsOf(design, useView.getState().selection);
  return wanted.flatMap((target) => faults.find((fault) => fault.target === target) ?? []);
}

/** What K kills: the first fault of the selection that it does not have yet. */
export const faultToKill = (): FaultChoice | undefined => choices().find((fault) => !isFailed(fault.target));

/** What R repairs: the first fault that the selection has. */
export const faultToRepair = (): FaultChoice | undefined => choices().find((fault) => isFailed(fault.target));
