// Rules by which the cards of one router start, fail and restart. Each technology of the chassis lists them under its own prefix.
import type { Rule } from '../kernel/types';

/** The ids of the rules that the chassis' machines name, under the prefix of the technology that plans the chassis. */
export const chassisRuleIds = (prefix: string) =>
  ({
    power: `${prefix}.chassis.power`,
    off: `${prefix}.chassis.off`,
    restart: `${prefix}.chassis.restart`,
    reset: `${prefix}.chassis.reset`,
    stop: `${prefix}.chassis.stop`,
    up: `${prefix}.chassis.up`,
    cardFail: `${prefix}.card.fail`,
    cardRepair: `${prefix}.card.repair`,
    cardRestart: `${prefix}.card.restart`,
    picFail: `${prefix}.pic.fail`,
    picDetect: `${prefix}.pic.detected`,
    picRepair: `${prefix}.pic.repair`,
    picRestart: `${prefix}.pic.restart`,
  }) as const;

/** The chassis' rules under a prefix; the words are the same whoever lists them. */
export function chassisRules(prefix: string): readonly Rule[] {
  const id = chassisRuleIds(prefix);
  return [
    {
      id: id.power,
      text: 'A chassis with power again starts all of its cards; until they run, every port is dark.',
      source: 'R15, S5',
      confidence: 'derived',
    },
    {
      id: id.off,
      text: 'Without power no card runs.',
      source: 'R16',
      confidence: 'derived',
    },
    {
      id: id.restart,
      text: 'Without a graceful switchover the Packet Forwarding Engines restart with the new master: all interfaces go physically down and the hardware is discovered anew, services PICs included.',
      source: 'R15, R16, R31',
      confidence: 'documented',
    },
    {
      id: id.reset,
      text: 'Packet Forwarding Engines that are not ready for a graceful switchover are reset; readiness is kept for the chassis as a whole here, so all of them are.',
      source: 'R13',
      confidence: 'documented',
    },
    {
      id: id.stop,
      text: 'Without any Routing Engine that is master the router shuts down; forwarding counts as lost at once.',
      source: 'R16, R33',
      confidence: 'unconfirmed',
    },
    {
      id: id.up,
      text: 'The cards run again after several minutes; no figure is published, 300 s is an assumption.',
      source: 'R15',
      confidence: 'unconfirmed',
    },
    {
      id: id.cardFail,
      text: 'A card that fails takes all of its PICs at the same instant.',
      source: 'S16',
      confidence: 'derived',
    },
    { id: id.cardRepair, text: 'A card that is back brings its PICs back.', source: 'S16', confidence: 'derived' },
    { id: id.cardRestart, text: 'A card starts and stops with its chassis.', source: 'R15', confidence: 'derived' },
    { id: id.picFail, text: 'A services PIC is lost at once.', source: 'S2', confidence: 'documented' },
    {
      id: id.picDetect,
      text: 'The loss of a PIC is noticed and dealt with after a time that nobody publishes; 1 s each is an assumption.',
      source: 'AMS 2.4',
      confidence: 'unconfirmed',
    },
    { id: id.picRepair, text: 'A services PIC is online again.', source: 'S2', confidence: 'documented' },
    {
      id: id.picRestart,
      text: 'A services PIC starts and stops with its card.',
      source: 'R16, S16',
      confidence: 'derived',
    },
  ];
}
