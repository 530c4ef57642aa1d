// Routing Engine redundancy on an MX router as a technology: the only file of this folder that others import.
import { engineFaults } from './faults';
import { planEngines } from './plan';
import { RE_TECHNOLOGY } from './router';
import { rules } from './rules';
import { templates } from './templates';

export const routingEngine = { id: RE_TECHNOLOGY, plan: planEngines, rules, faults: engineFaults, templates };
