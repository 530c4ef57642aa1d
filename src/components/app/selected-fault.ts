// What a click, K or the palette would kill of the selected thing. It knows no technology: it goes by fault targets.
import type { FaultChoice } from '../../machines/kernel/technology';
import type { Design } from '../../model';
import { currentDesign } from '../../state/editor-store';
import { allFaults } from '../../state/faults';
import { type Selection, useView } from '../../state/view-store';

/** Fault targets that stand for a selection, in the order in which they are tried. */
export function targetsOf(design: Design, selection: Selection): readonly string[] {
  const ports = selection.ports.map((id) => `port:${id}`);
  const links = selection.links.map((id) => `link:${id}`);
  const nodes = selection.nodes.flatMap((id) => [
    `node:${Object.values(design.nodes).find((node) => node.id === id)?.name ?? id}`,
    `node:${id}`,
  ]);
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
