// Mist Edge clusters as a technology: the only file of this folder that others import.
import type { GenericSchema } from 'valibot';
import type { JsonObject } from '../../model/design';
import { portNames } from '../../model/port-names';
import type { HaTechnology } from '../kernel/technology';
import { mistCard } from './card';
import { mistDocuments, writeMistEdge } from './documents';
import { drawMistEdge } from './draw';
import { mistFaults } from './faults';
import { mistFindings } from './findings';
import { formMistEdge, mistDefaults } from './form';
import { movesOf } from './moves';
import { planMistEdge } from './plan';
import { rules } from './rules';
import { mistEdgeSchema } from './schema';
import { mistCommands, mistPrompt } from './show/commands';
import { tellMistEdge } from './tell';
import { templates } from './templates';

export const mistEdge: HaTechnology = {
  ...mistCard,
  schema: mistEdgeSchema as GenericSchema<unknown, JsonObject>,
  defaults: mistDefaults,
  rules,
  plan: planMistEdge,
  draw: drawMistEdge,
  alias: () => undefined,
  portNames: (design, _, node) => portNames('mist-edge', design.nodes[node]?.model),
  form: formMistEdge,
  // No Junos text configures a Mist Edge; API bodies come in by `documents`.
  read: () => undefined,
  write: writeMistEdge,
  documents: mistDocuments,
  commands: mistCommands,
  prompt: mistPrompt,
  findings: mistFindings,
  faults: mistFaults,
  templates,
  moves: movesOf,
  tell: tellMistEdge,
};
