// Every design rule of a chassis cluster, L01 to L48 and what a commit refuses. It knows no screen.
import type { Design, Group } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { readClusterConfig } from '../schema';
import { clusterIdFindings } from './cluster-id';
import { ruleContext } from './context';
import { fabricFindings } from './fabric';
import { formationFindings } from './formation';
import { ipMonitoringFindings } from './ip-monitoring';
import { linkFindings } from './links';
import { nodeGroupFindings } from './node-groups';
import { portFindings } from './ports';
import { priorityFindings } from './priorities';
import { rethFindings } from './reths';
import { statementFindings } from './statements';
import { unitFindings } from './units';
import { weightFindings } from './weights';

/** In the order of the reference, as far as their files go. */
const RULES = [
  formationFindings,
  rethFindings,
  fabricFindings,
  portFindings,
  nodeGroupFindings,
  linkFindings,
  clusterIdFindings,
  unitFindings,
  weightFindings,
  ipMonitoringFindings,
  priorityFindings,
  statementFindings,
];
const GRAVITY = { error: 0, warning: 1, info: 2 } as const;

/**
 * What the rules find in a cluster, errors first, then in the order of the rules. A config that breaks its schema gives one error for each
 * field, and no rule runs on it.
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
  return RULES.flatMap((rules) => rules(context)).sort(
    (a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}
