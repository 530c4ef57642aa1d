// `show chassis cluster statistics` and its two halves: what the asked node has counted.
import { heartbeatCounts, probeCounts } from './counters';
import { tellsLinksApart } from './release';
import { controlPlaneText, dataPlaneText } from './statistics';
import type { ClusterView } from './view';

/** Text of `show chassis cluster control-plane statistics`. */
export const printControlPlane = (view: ClusterView): string =>
  controlPlaneText({
    perLink: tellsLinksApart(view.release),
    control: heartbeatCounts(view, view.self),
    fabric: probeCounts(view, view.self),
  });

/** Text of `show chassis cluster data-plane statistics`. */
export const printDataPlane = (): string => dataPlaneText();

/** Text of `show chassis cluster statistics`: both halves. */
export const printStatistics = (view: ClusterView): string => [printControlPlane(view), printDataPlane()].join('\n');
