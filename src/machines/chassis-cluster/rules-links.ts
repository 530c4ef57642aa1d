// Rules of a chassis cluster whose control link or fabric is gone, and of the split brain that comes of both. Data only.
import type { Confidence } from '../../model/diagnostics';
import type { Rule } from '../kernel/types';

const rule = (id: string, confidence: Confidence, source: string, text: string): Rule => ({
  id,
  text,
  source,
  confidence,
});

export const linkRules: readonly Rule[] = [
  rule(
    'cc.control.ineligible',
    'captured',
    'J-CTL46, CAP-VSRX',
    'Heartbeats are gone and fabric probes still come: the node whose RG0 is not primary becomes ineligible for all its groups.',
  ),
  rule(
    'cc.control.disabled',
    'captured',
    'J-CTL46, CAP-VSRX',
    'Ineligible for 180 s: disabled until it is rebooted, even if the control link comes back.',
  ),
  rule('cc.control.stays', 'documented', 'J-CTL46', 'The control link alone failed: the RG0 primary stays primary.'),
  rule(
    'cc.control.takes',
    'documented',
    'J-CTL102',
    'The RG0 primary takes the groups that it did not own from the ineligible node.',
  ),
  rule(
    'cc.control.undetermined',
    'documented',
    'J-CTL102',
    'No node is known as RG0 primary after a control-link fault: the higher RG0 priority takes it, or the only node that still can.',
  ),
  rule(
    'cc.control.recovery',
    'documented',
    'J-CLR',
    'control-link-recovery: three heartbeats in a row make the node reboot by itself.',
  ),
  rule(
    'cc.split.yield',
    'captured',
    'CAP-VSRX',
    'Two primaries hear each other again: the one with the lower priority yields.',
  ),
  rule(
    'cc.split.probes',
    'unconfirmed',
    'J-CTL102',
    'After a split brain only the fabric is back: which Routing Engine is primary cannot be told, so the higher RG0 priority stays and the other node goes ineligible.',
  ),
  rule(
    'cc.fabric.disabled',
    'documented',
    'J-FAB93, J-MAN103',
    'Legacy releases: the fabric is lost, so the node whose RG0 is not primary is disabled until it is rebooted.',
  ),
  rule(
    'cc.fabric.removed',
    'documented',
    'J-SLOT96, J-FAB',
    'The fabric was removed from the configuration of a running cluster: the RG0 secondary is disabled in the same instant.',
  ),
  rule(
    'cc.fabric.ineligible',
    'unconfirmed',
    'GUIDE262',
    'Current releases: the fabric is lost, so the data-plane groups of the RG0 secondary become ineligible (FL).',
  ),
  rule('cc.fabric.rg0-stays', 'unconfirmed', 'GUIDE262', 'RG0 never becomes ineligible because of the fabric.'),
  rule(
    'cc.fabric.stays',
    'unconfirmed',
    'GUIDE262, J-FAB93',
    'The fabric alone failed: the RG0 primary keeps its groups.',
  ),
  rule(
    'cc.fabric.waits',
    'unconfirmed',
    'GUIDE262',
    'Current releases: the fabric is lost and exactly one node is unhealthy, so 66 s pass before the unhealthy node goes out.',
  ),
  rule(
    'cc.fabric.waited',
    'unconfirmed',
    'GUIDE262',
    'The fabric has been lost for 66 s and one node is still unhealthy.',
  ),
  rule(
    'cc.fabric.healthier',
    'unconfirmed',
    'GUIDE262',
    'The fabric is lost and the RG0 primary is the unhealthy node: RG0 moves to the healthy one.',
  ),
  rule(
    'cc.fabric.healthier-waits',
    'unconfirmed',
    'GUIDE262, J-HOLD',
    'The healthy node keeps its groups at once and takes RG0 when its hold-down is over.',
  ),
  rule(
    'cc.fabric.sicker',
    'unconfirmed',
    'GUIDE262',
    'The fabric is lost and this node is the unhealthy one: its data-plane groups go out, whoever has RG0.',
  ),
  rule(
    'cc.fabric.takes',
    'unconfirmed',
    'GUIDE262',
    'The RG0 primary takes the data-plane groups of the node that the fabric fault put out.',
  ),
  rule(
    'cc.fabric.recovered',
    'unconfirmed',
    'GUIDE262',
    'The fabric is back and sessions are copied: the group is secondary again, without reboot.',
  ),
];
