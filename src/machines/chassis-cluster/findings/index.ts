// Every design rule of a chassis cluster, in the order of the reference. It knows no screen.
import type { Design, Group } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { readClusterConfig } from '../schema';
import { ruleContext } from './context';
import { fabricFindings } from './fabric';
import { formationFindings } from './formation';
import { nodeGroupFindings } from './node-groups';
import { portFindings } from './ports';
import { rethFindings } from './reths';

/**
 * What the rules L01 to L15 find in a cluster. A config that breaks its schema gives one error for each field, and no rule runs on it.
 */
export function clusterFindings(design: Design, group: Group): readonly Finding[] {
  const context = ruleContext(design, group);
  if (context === undefined) {
    return readClusterConfig(group.config).diagnostics.map(({ message }) => ({
      rule: 'config',
      severity: 'error',
      subject: { kind: 'group', id: group.id },
      subjectName: group.name,
      message,
      explanation: 'A value outside of what Junos accepts; nothing can be simulated or exported with it.',
      source: 'YANG',
      confidence: 'documented',
    }));
  }
  return [formationFindings, rethFindings, fabricFindings, portFindings, nodeGroupFindings].flatMap((rules) =>
    rules(context),
  );
}
