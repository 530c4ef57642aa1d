// What the rest of the program may use of the kernel.
export { assert, assertNever } from './assert';
export { type Settling, settlingOf } from './checkers';
export { clearCaches } from './interning';
export { LIMITS, SETTLED_REST_MS } from './limits';
export { outageUntil } from './outages';
export { loadSimulation, type SavedSimulation, saveSimulation } from './saving';
export { impossibleSteps, type SimulateOptions, simulate } from './simulate';
export { Simulation } from './simulation';
export { stateName } from './state-name';
export type * from './types';
