// What of a pair a click can kill beyond devices, links, sessions and addresses, which are the network's: processes. Words only.
import type { Design, Group } from '../../model/design';
import type { FaultChoice } from '../kernel/technology';
import { pairOf, processInstance } from './pair';
import { PROCESSES } from './process-machine';

/** Every process of both nodes; each comes back by itself. */
export function pairFaults(design: Design, group: Group): readonly FaultChoice[] {
  return pairOf(design, group).members.flatMap((node) =>
    PROCESSES.map((name) => ({
      target: processInstance(node, name),
      label: `Restart ${name}`,
      places: [node.id],
      what: `${name} on ${node.node?.name ?? node.handle}`,
    })),
  );
}
