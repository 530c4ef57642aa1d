// SRX chassis cluster as a technology: the only file of this folder that others import.
import type { GenericSchema } from 'valibot';
import type { Design, Group, JsonObject, NodeId } from '../../model/design';
import type { HaTechnology } from '../kernel/technology';
import { clusterCard } from './card';
import { changeModel } from './change-model';
import { clusterAlias } from './cluster';
import { readClusterConfig, readClustersTogether } from './config-read';
import { writeClusterConfig } from './config-write';
import { drawCluster } from './draw';
import { clusterFaults } from './faults';
import { clusterFindings } from './findings';
import { clusterDefaults, formCluster } from './form';
import { clusterModel, clusterPortName, consumedPortNames, localPortNames } from './models';
import { planCluster } from './plan';
import { rules } from './rules';
import { chassisClusterSchema } from './schema';
import { clusterCommands, clusterPrompt } from './show/commands';
import { logLines } from './show/log-command';
import { tellCluster } from './tell';
import { templates } from './templates';

/** Ports of a member under their cluster names, without those that the cluster takes for control and fxp0. */
function portNames(design: Design, group: Group, node: NodeId): readonly string[] {
  const index = group.members.indexOf(node) === 1 ? 1 : 0;
  const model = clusterModel(design.nodes[node]?.model ?? 'SRX345');
  if (!model) return [];
  const taken = new Set(consumedPortNames(model, index));
  return localPortNames(model)
    .map((name) => clusterPortName(model.offset, index, name))
    .filter((name) => !taken.has(name));
}

export const chassisCluster: HaTechnology = {
  ...clusterCard,
  schema: chassisClusterSchema as GenericSchema<unknown, JsonObject>,
  defaults: clusterDefaults,
  rules,
  plan: planCluster,
  draw: drawCluster,
  alias: clusterAlias,
  portNames,
  form: formCluster,
  setModel: changeModel,
  read: readClusterConfig,
  readTogether: readClustersTogether,
  write: writeClusterConfig,
  commands: clusterCommands,
  logs: logLines,
  prompt: clusterPrompt,
  findings: clusterFindings,
  faults: clusterFaults,
  templates,
  tell: tellCluster,
};
