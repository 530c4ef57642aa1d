// What a click, K or the palette would kill of the selected thing. It knows no technology: it goes by fault targets.
import type { FaultChoice } from '../../machines/kernel/technology';
import { handlesOf } from '../../machines/run';
import type { Design } from '../../model';
import { currentDesign } from '../../state/editor-store';
import { allFaults } from '../../state/faults';
import { type Selection, useView } from '../../state/view-store';

/** Fault targets that stand for a selection, in the order in which they are tried. */
export function targetsOf(design: Design, selection: Selection): readonly string[] {
  const handles = handlesOf(design);
  const ports = Object.values(design.ports).flatMap((port) =>
    selection.ports.includes(port.id) ? `port:${handles.get(port.node) ?? port.node}/${port.name}` : [],
  );
  const links = selection.links.map((id) => `link:${id}`);
  const nodes = Object.values(design.nodes).flatMap((node) =>
    selection.nodes.includes(node.id) ? `node:${handles.get(node.id) ?? node.name}` : [],
  );
  return [...ports, ...links, ...nodes];
}

/** The fault of what is selected now, or undefined where the selection is nothing that can fail. */
export function faultOfSelection(): FaultChoice | undefined {
  const design = currentDesign();
  if (!design) return undefined;
  const wanted = targetsOf(design, useView.getState().selection);
  const faults = allFaults(design);
  for (const target of wanted) {
    const fault = faults.find((each) => each.target === target);
    if (fault) return fault;
  }
  return undefined;
}
