// Lays out `show chassis cluster status` as each release prints it; knows rows of text, no frame and no design.
import type { ShowLayout } from './release';

/** One row of the table: what stands in its columns. */
export interface StatusRow {
  readonly node: string;
  readonly priority: number;
  readonly status: string;
  readonly preempt: string;
  readonly manual: string;
  /** `None`, `n/a`, or the codes with blanks between. */
  readonly failures: string;
}
export interface StatusGroup {
  readonly id: number;
  readonly failoverCount: number;
  readonly rows: readonly StatusRow[];
}
export interface StatusTable {
  readonly clusterId: number;
  readonly layout: ShowLayout;
  /** The 15.1X49 legend has the CF line, the one before has not. */
  readonly configSync: boolean;
  readonly groups: readonly StatusGroup[];
}

const LEGEND = [
  'Monitor Failure codes:',
  '    CS  Cold Sync monitoring        FL  Fabric Connection monitoring',
  '    GR  GRES monitoring             HW  Hardware monitoring',
  '    IF  Interface monitoring        IP  IP monitoring',
  '    LB  Loopback monitoring         MB  Mbuf monitoring',
  '    NH  Nexthop monitoring          NP  NPC monitoring',
  '    SP  SPU monitoring              SM  Schedule monitoring',
];

function legend(table: StatusTable): readonly string[] {
  switch (table.layout) {
    case 'modern':
      return [...LEGEND, '    CF  Config Sync monitoring      RE  Relinquish monitoring', '    IS  IRQ storm', ''];
    case 'middle':
      return [...LEGEND, ...(table.configSync ? ['    CF  Config Sync monitoring'] : []), ''];
    case 'old':
      return [];
  }
}

/** A row's cells, each as wide as its column, the last one as long as it is. */
function columns(cells: readonly (readonly [text: string, width: number])[]): string {
  return cells
    .map(([text, width]) => text.padEnd(width))
    .join('')
    .trimEnd();
}

function row(layout: ShowLayout, { node, priority, status, preempt, manual, failures }: StatusRow): string {
  if (layout === 'old') {
    return columns([
      ['', 4],
      [node, 24],
      [String(priority), 12],
      [status, 15],
      [preempt, 9],
      [manual, 0],
    ]);
  }
  return columns([
    [node, 7],
    [String(priority), 9],
    [status, layout === 'modern' ? 21 : 15],
    [preempt, 8],
    [manual, 9],
    [failures, 0],
  ]);
}

const HEADER: Readonly<Record<ShowLayout, string>> = {
  modern: 'Node   Priority Status               Preempt Manual   Monitor-failures',
  middle: 'Node   Priority Status         Preempt Manual   Monitor-failures',
  old: 'Node                  Priority          Status    Preempt  Manual failover',
};

/** The text of `show chassis cluster status` without a closing line feed; groups as given, ascending. */
export function statusText(table: StatusTable): string {
  const lines = [...legend(table), `Cluster ID: ${table.clusterId}`, HEADER[table.layout]];
  for (const group of table.groups) {
    lines.push('', `Redundancy group: ${group.id} , Failover count: ${group.failoverCount}`);
    for (const each of group.rows) lines.push(row(table.layout, each));
  }
  return lines.join('\n');
}
