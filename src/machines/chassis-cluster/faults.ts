// What of a cluster a click can kill beyond devices, ports and links, which are the network's. Words only.
import type { Design, Group } from '../../model/design';
import type { FaultChoice } from '../kernel/technology';
import { clusterOf } from './cluster';
import { ipTargets } from './ip-monitoring';

/** Monitored addresses: nobody reaches them, or one node does not. */
export const clusterFaults = (design: Design, group: Group): readonly FaultChoice[] =>
  ipTargets(clusterOf(design, group)).map(({ target, what }) => ({ target, label: 'Make it unreachable', what }));
