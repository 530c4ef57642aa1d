// Every design rule of AMS, in the order of the reference. It knows no screen.
import type { Design, Group } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { readAmsConfig } from '../schema';
import { ruleContext } from './context';
import { memberFindings } from './members';
import { protectionFindings } from './protection';

/**
 * What the rules A-L01 to A-L25 find. A config that breaks its schema gives one error for each field, and no rule runs on it; a
 * rejoin-timeout out of range is A-L05.
 */
export function amsFindings(design: Design, group: Group): readonly Finding[] {
  const context = ruleContext(design, group);
  if (context !== undefined) return [...memberFindings(context), ...protectionFindings(context)];
  return readAmsConfig(group.config).diagnostics.map(({ message }) => ({
    rule: message.includes('rejoinTimeoutS') ? 'A-L05' : message.includes('at most 36 members') ? 'A-L03' : 'config',
    severity: 'error',
    subject: { kind: 'group', id: group.id },
    subjectName: group.name,
    message,
    explanation: 'A value outside of what Junos accepts; nothing can be simulated or exported with it.',
    source: 'S12',
    confidence: 'documented',
  }));
}
