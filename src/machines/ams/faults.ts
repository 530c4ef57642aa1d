// What of a router's services a click can kill: a PIC, or a card with all of its PICs. Words only.
import type { Design, Group } from '../../model/design';
import type { FaultChoice } from '../kernel/technology';
import { cardId, picId, routerOf } from './router';

/** Cards first, then their PICs, in the order of the slots. */
export function amsFaults(design: Design, group: Group): readonly FaultChoice[] {
  const router = routerOf(design, group);
  const name = router.node?.name ?? router.handle;
  return router.cards.flatMap((fpc) => {
    const pics = router.pics.filter((pic) => pic.fpc === fpc);
    return [
      {
        target: cardId(router, fpc),
        label: 'Pull the card',
        what: `FPC ${fpc} of ${name} (${pics.map((pic) => pic.name).join(', ')})`,
      },
      ...pics.map((pic) => ({ target: picId(router, pic.name), label: 'Fail the PIC', what: pic.name })),
    ];
  });
}
