// Routing Engine redundancy on an MX router as a technology: the only file of this folder that others import.
import type { GenericSchema } from 'valibot';
import type { JsonObject } from '../../model/design';
import type { HaTechnology } from '../kernel/technology';
import { engineCard } from './card';
import { joinEngineConfiguration, readEngineConfiguration } from './config-read';
import { writeEngineConfig } from './config-write';
import { drawEngines } from './draw';
import { engineFaults } from './faults';
import { engineFindings } from './findings';
import { engineDefaults, enginePortNames, formEngines, setEngineModel } from './form';
import { planEngines } from './plan';
import { rules } from './rules';
import { routingEngineSchema } from './schema';
import { engineCommands, enginePrompt } from './show/commands';
import { tellEngines } from './tell';
import { templates } from './templates';

export const routingEngine: HaTechnology = {
  ...engineCard,
  schema: routingEngineSchema as GenericSchema<unknown, JsonObject>,
  defaults: engineDefaults,
  rules,
  plan: planEngines,
  draw: drawEngines,
  alias: () => undefined,
  portNames: enginePortNames,
  form: formEngines,
  setModel: setEngineModel,
  read: readEngineConfiguration,
  join: joinEngineConfiguration,
  write: writeEngineConfig,
  commands: engineCommands,
  prompt: enginePrompt,
  findings: engineFindings,
  faults: engineFaults,
  templates,
  tell: tellEngines,
};
