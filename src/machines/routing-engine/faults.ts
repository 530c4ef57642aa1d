// What of a router's Routing Engines a click can kill. Words only.
import type { Design, Group } from '../../model/design';
import type { FaultChoice } from '../kernel/technology';
import { fittedSlots, routerOf } from './router';

/** Every fault of each Routing Engine that is fitted, then the routing process. */
export function engineFaults(design: Design, group: Group): readonly FaultChoice[] {
  const router = routerOf(design, group);
  const { handle } = router;
  const name = router.node?.name ?? handle;
  const of = (what: string, slot: number, label: string): FaultChoice => ({
    target: `${what}:${handle}/re${slot}`,
    label,
    what: `RE${slot} of ${name}`,
  });
  return [
    ...fittedSlots(router).flatMap((slot) => [
      of('re', slot, 'Remove the Routing Engine'),
      of('hang', slot, 'Hang the kernel'),
      of('keepalives', slot, 'Lose its keepalives'),
      of('disk', slot, 'Break its hard disk'),
      of('slow-disk', slot, 'Slow down its disk'),
      of('em0', slot, 'Cut its path to the cards (em0)'),
    ]),
    { target: `process:${handle}/rpd`, label: 'Crash rpd', what: `Routing process of ${name}` },
  ];
}
