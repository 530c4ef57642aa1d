// Every design rule of Mist Edges, in the order of the reference. It knows no screen.
import type { Design, Group } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { readConfig } from '../schema';
import { bindingRules } from './bindings';
import { capacityRules } from './capacity';
import { ruleContext } from './context';
import { monitoringRules } from './monitoring';
import { referenceRules } from './references';
import { timerRules } from './timers';
import { wiringRules } from './wiring';

const RULES = [...capacityRules, ...monitoringRules, ...timerRules, ...wiringRules, ...bindingRules, ...referenceRules];

/** What the rules L01 to L32 find. A config that breaks its schema gives one error for each field, and no rule runs on it. */
export function mistFindings(design: Design, group: Group): readonly Finding[] {
  const context = ruleContext(design, group);
  if (context === undefined) {
    return readConfig(group.config).diagnostics.map(({ message }) => ({
      rule: 'config',
      severity: 'error',
      subject: { kind: 'group', id: group.id },
      subjectName: group.name,
      message,
      explanation: 'A value that no organization can have; nothing can be simulated or exported with it.',
      source: 'OAS',
      confidence: 'documented',
    }));
  }
  return RULES.flatMap((find) => find(context)).sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}
