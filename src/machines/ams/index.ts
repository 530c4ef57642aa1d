// AMS interfaces on an MX router as a technology: the only file of this folder that others import.

import { amsFaults } from './faults';
import { planAms } from './plan';
import { AMS_TECHNOLOGY } from './router';
import { rules } from './rules';
import { templates } from './templates';

export const ams = { id: AMS_TECHNOLOGY, plan: planAms, rules, faults: amsFaults, templates };
