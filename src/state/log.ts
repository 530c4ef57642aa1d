// What devices have logged, as screens ask for it. It writes no line.
import { deviceLog, loggingNodes as nodesOf } from '../machines/device-log';
import type { LogLine } from '../machines/kernel/technology';
import type { Run } from '../machines/kernel/types';
import type { Design, NodeId } from '../model';

/** Devices whose technology tells what they log. */
export const loggingNodes = (design: Design): readonly NodeId[] => nodesOf(design);

/** All lines of a device in a run, oldest first. */
export const wholeLog = (design: Design, node: NodeId, run: Run): readonly LogLine[] =>
  deviceLog(design, node, run, run.lastEventMs);
