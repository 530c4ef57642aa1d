// AMS interfaces on an MX router as a technology: the only file of this folder that others import.
import type { GenericSchema } from 'valibot';
import type { JsonObject } from '../../model/design';
import type { HaTechnology } from '../kernel/technology';
import { amsCard } from './card';
import { readAmsConfiguration } from './config-read';
import { writeAmsConfig } from './config-write';
import { drawAms } from './draw';
import { amsFaults } from './faults';
import { amsFindings } from './findings';
import { amsDefaults, amsPortNames, formAms, setAmsModel } from './form';
import { planAms } from './plan';
import { rules } from './rules';
import { amsSchema } from './schema';
import { amsCommands } from './show/commands';
import { tellAms } from './tell';
import { templates } from './templates';

export const ams: HaTechnology = {
  ...amsCard,
  schema: amsSchema as GenericSchema<unknown, JsonObject>,
  defaults: amsDefaults,
  rules,
  plan: planAms,
  draw: drawAms,
  alias: () => undefined,
  portNames: amsPortNames,
  form: formAms,
  setModel: setAmsModel,
  read: readAmsConfiguration,
  write: writeAmsConfig,
  commands: amsCommands,
  findings: amsFindings,
  faults: amsFaults,
  templates,
  tell: tellAms,
};
