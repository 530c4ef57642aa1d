// Multinode HA as a technology: the only file of this folder that others import.
import type { GenericSchema } from 'valibot';
import type { JsonObject } from '../../model/design';
import type { HaTechnology } from '../kernel/technology';
import { pairCard } from './card';
import { readOneNode, readTogether } from './config-read';
import { writePairConfig } from './config-write';
import { drawPair } from './draw';
import { pairFaults } from './faults';
import { pairFindings } from './findings';
import { formPair, pairDefaults, pairPortNames } from './form';
import { planPair } from './plan';
import { rules } from './rules';
import { multinodeHaSchema } from './schema';
import { pairCommands } from './show/commands';
import { logLines } from './show/log';
import { tellPair } from './tell';
import { templates } from './templates';

export const multinodeHa: HaTechnology = {
  ...pairCard,
  schema: multinodeHaSchema as unknown as GenericSchema<unknown, JsonObject>,
  defaults: pairDefaults,
  rules,
  plan: planPair,
  draw: drawPair,
  alias: () => undefined,
  portNames: pairPortNames,
  form: formPair,
  read: readOneNode,
  readTogether,
  write: writePairConfig,
  commands: pairCommands,
  logs: logLines,
  prompt: () => undefined,
  findings: pairFindings,
  faults: pairFaults,
  templates,
  tell: tellPair,
};
