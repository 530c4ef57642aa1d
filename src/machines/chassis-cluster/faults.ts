// What of a cluster a click can kill beyond devices, ports and links, which are the network's. Words only.
import type { Design, Group } from '../../model/design';
import type { FaultChoice } from '../kernel/technology';
import { clusterOf } from './cluster';
import { hardwareTargets } from './hardware';
import { ipTargets } from './ip-monitoring';

/** Monitored addresses: nobody reaches them, or one node does not. Processing units and cards where the model has them. */
export function clusterFaults(design: Design, group: Group): readonly FaultChoice[] {
  const cluster = clusterOf(design, group);
  return [...ipTargets(cluster), ...hardwareTargets(cluster)];
}
