// The model's public surface: the design document, how it is read, written, edited, undone and hashed.
export { isAddress, isAddressWithPrefix } from './addresses';
export { CATALOG, type CatalogEntry, catalogEntry, nextFreePort, type PortNaming } from './catalog';
export type { Command } from './command';
export * from './commands/index';
export * from './design';
export { designHash, hashText } from './design-hash';
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
export { LIMITS } from './limits';
export { loadDesign, parseDesign } from './load';
export { groupsOf, linkOf, nodeByName, nodeOfPort, portByName, portsOf, subjectName } from './lookup';
export { inIdOrder } from './order';
export { portNames } from './port-names';
export { find, fromPairs, has, idsOf, put, valuesOf, without, withPairs } from './records';
export { saveDesign } from './save';
export { parseScenario, sortedSteps } from './scenario';
export { created, EMPTY_SELECTION, existing, isEmptySelection, refsOf, type Selection, selectionOf } from './selection';
export { formatTime, type ParsedTime, parseTime } from './times';
