// Every design rule of Routing Engine redundancy, in the order of the reference. It knows no screen.
import type { Design, Group } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { parseTime } from '../../../model/times';
import { readEngineConfig } from '../schema';
import { findingOf, type RuleContext, type RuleOf, ruleContext } from './context';
import { identityFindings } from './identity';
import { redundancyFindings } from './redundancy';

const TOO_SOON: RuleOf = {
  rule: 'R-L20',
  severity: 'warning',
  source: 'R13',
  confidence: 'documented',
  explanation: 'A commanded switchover is refused for 240 s after a graceful one.',
};
const REFUSED_MS = 240_000;

/** Scenarios of the design that switch twice within 240 s. */
function scenarioFindings(context: RuleContext): readonly Finding[] {
  if (!context.config.gracefulSwitchover) return [];
  return Object.values(context.design.scenarios).flatMap((scenario) => {
    const times = scenario.steps.flatMap(({ at, request }) => {
      const time = parseTime(at);
      const isOurs = request?.node === context.router.handle || request?.node === context.router.node?.name;
      return isOurs &&
        time.kind === 'time' &&
        request?.command.startsWith('request chassis routing-engine master ') === true
        ? [time.ms]
        : [];
    });
    const sorted = [...times].sort((a, b) => a - b);
    const close = sorted.find((ms, index) => index > 0 && ms - (sorted[index - 1] ?? 0) < REFUSED_MS);
    return close === undefined
      ? []
      : [
          findingOf(context, TOO_SOON, {
            message: `${scenario.title}: the switchover at ${close / 1000} s comes less than 240 s after the one before.`,
          }),
        ];
  });
}

/** What the rules R-L01 to R-L22 find. A config that breaks its schema gives one error for each field, and no rule runs on it. */
export function engineFindings(design: Design, group: Group): readonly Finding[] {
  const context = ruleContext(design, group);
  if (context !== undefined)
    return [...redundancyFindings(context), ...identityFindings(context), ...scenarioFindings(context)];
  return readEngineConfig(group.config).diagnostics.map(({ message }) => ({
    rule: message.includes('Threshold') ? 'R-L19' : 'config',
    severity: 'error',
    subject: { kind: 'group', id: group.id },
    subjectName: group.name,
    message,
    explanation: 'A value outside of what Junos accepts; nothing can be simulated or exported with it.',
    source: 'R26',
    confidence: 'documented',
  }));
}
