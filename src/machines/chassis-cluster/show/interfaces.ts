// Lays out `show chassis cluster interfaces` as each release prints it; knows rows of text, no frame and no design.
import type { ShowLayout } from './release';

export type UpDown = 'Up' | 'Down';
/** What one node sees of its cluster's interfaces. */
export interface InterfacesTable {
  readonly layout: ShowLayout;
  /** 10.x names the control links instead of listing them [J-VCI102]. */
  readonly namesControls: boolean;
  readonly controlLink: UpDown;
  readonly controls: readonly { readonly name: string; readonly status: UpDown }[];
  readonly fabricLink: UpDown;
  /** `child` is absent in the row of a peer that is out of reach. */
  readonly fabrics: readonly {
    readonly name: string;
    readonly child?: { readonly name: string; readonly physical: UpDown; readonly monitored: UpDown };
  }[];
  /** `group` undefined = the reth exists and nothing is configured on it. */
  readonly reths: readonly { readonly name: string; readonly status: UpDown; readonly group: number | undefined }[];
  readonly loopback: UpDown;
  readonly monitors: readonly {
    readonly name: string;
    readonly weight: number;
    readonly physical: UpDown;
    readonly monitored: UpDown;
    readonly group: number;
  }[];
}

function controlLines({ layout, controls }: InterfacesTable): readonly string[] {
  if (layout === 'modern') {
    return [
      '    Index   Interface   Monitored-Status   Internal-SA   Security',
      ...controls.map(
        ({ name, status }, index) =>
          `    ${String(index).padEnd(8)}${name.padEnd(12)}${status.padEnd(19)}Disabled      Disabled`,
      ),
    ];
  }
  return [
    '    Index   Interface        Status   Internal-SA',
    ...controls.map(
      ({ name, status }, index) => `    ${String(index).padEnd(8)}${name.padEnd(17)}${status.padEnd(9)}Disabled`,
    ),
  ];
}

function fabricLines({ layout, fabrics }: InterfacesTable): readonly string[] {
  const security = layout === 'modern';
  return [
    security
      ? '    Name    Child-interface    Status                    Security'
      : '    Name    Child-interface    Status',
    '                               (Physical/Monitored)',
    ...fabrics.map(({ name, child }) => {
      if (child === undefined) return `    ${name}`;
      const status = `${child.physical.padEnd(5)}/ ${child.monitored}`;
      return `    ${name.padEnd(8)}${child.name.padEnd(19)}${security ? `${status.padEnd(26)}Disabled` : status}`;
    }),
  ];
}

function rethLines({ layout, reths }: InterfacesTable): readonly string[] {
  // the captured modern output has no row for a reth without configuration; older ones call it `Not configured` [CAP-PS, CAP-MOCK]
  const shown = layout === 'modern' ? reths.filter(({ group }) => group !== undefined) : reths;
  return [
    '    Name         Status      Redundancy-group',
    ...shown.map(({ name, status, group }) => `    ${name.padEnd(13)}${status.padEnd(12)}${group ?? 'Not configured'}`),
  ];
}

function monitorLines({ layout, monitors }: InterfacesTable): readonly string[] {
  if (layout === 'modern') {
    return [
      '    Interface         Weight    Status                    Redundancy-group',
      '                                (Physical/Monitored)',
      ...monitors.map(
        ({ name, weight, physical, monitored, group }) =>
          `    ${name.padEnd(18)}${String(weight).padEnd(10)}${`${physical}  /  ${monitored}`.padEnd(26)}${group}`,
      ),
    ];
  }
  return [
    '    Interface         Weight    Status    Redundancy-group',
    ...monitors.map(
      ({ name, weight, monitored, group }) =>
        `    ${name.padEnd(18)}${String(weight).padEnd(10)}${monitored.padEnd(10)}${group}`,
    ),
  ];
}

/** The text of `show chassis cluster interfaces` without a closing line feed. */
export function interfacesText(table: InterfacesTable): string {
  const blocks = [
    [`Control link status: ${table.controlLink}`],
    table.namesControls
      ? table.controls.map(({ name }, index) => `Control link ${index} name: ${name}`)
      : ['Control interfaces:', ...controlLines(table)],
    [`Fabric link status: ${table.fabricLink}`],
    ['Fabric interfaces:', ...fabricLines(table)],
    ['Redundant-ethernet Information:', ...rethLines(table)],
  ];
  if (table.layout !== 'old') {
    blocks.push([
      'Redundant-pseudo-interface Information:',
      '    Name         Status      Redundancy-group',
      `    lo0          ${table.loopback.padEnd(12)}0`,
    ]);
  }
  if (table.monitors.length > 0) blocks.push(['Interface Monitoring:', ...monitorLines(table)]);
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}
