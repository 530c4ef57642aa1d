// The word for an XState state value: what the live chart highlights. It knows no machine.
import type { MachineState } from './types';

/** Innermost state names: `up`, or `a,b` where regions are parallel. */
export function stateName(value: MachineState['value']): string {
  if (typeof value === 'string') return value;
  return Object.values(value)
    .map((part) => stateName(part as MachineState['value']))
    .join(',');
}
