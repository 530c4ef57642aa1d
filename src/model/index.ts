// The model's public surface: the design document, how it is read, written, edited, undone and hashed.
export { CATALOG, type CatalogEntry, catalogEntry, nextFreePort, type PortNaming } from './catalog';
export type { Command } from './command';
export * from './commands/index';
export * from './design';
export { designHash } from './design-hash';
export type { Confidence, Diagnostic, Read, Severity } from './diagnostics';
export { emptyDesign } from './empty';
export type { Finding } from './finding';
export {
  canRedo,
  canUndo,
  commit,
  createHistory,
  endMerge,
  type History,
  redo,
  redoLabel,
  undo,
  undoLabel,
} from './history';
export { compareIds } from './ids';
export { loadDesign } from './load';
export { linkOf, nodeOfPort, portByName, portsOf, subjectName } from './lookup';
export { inIdOrder } from './order';
export { find, has, idsOf, valuesOf } from './records';
export { saveDesign } from './save';
export { parseScenario, sortedSteps } from './scenario';
export { created, EMPTY_SELECTION, type Selection } from './selection';
export { formatTime, type ParsedTime, parseTime } from './times';
