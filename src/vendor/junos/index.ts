// The Junos text reader and writer: syntax only. Everything outside this folder imports it from here.
export type { JunosDiagnostic } from './diagnostics';
export { effectiveTree } from './effective';
export { keptStatements } from './kept';
export { patchTree, treeFromPaths } from './patch';
export { type JunosReadResult, readJunos } from './read';
export { maskSecrets } from './secrets';
export {
  child,
  childWords,
  equalTrees,
  type JunosNode,
  type JunosTree,
  singleValue as valueOf,
} from './tree';
export { writeJunos } from './write';
