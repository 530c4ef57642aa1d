// What technologies and the composition of a run may use of the network.
export { type AliasOf, nodeHandles } from './handles';
export { macMachine } from './mac';
export { networkPlan, type PlannedGroup } from './plan';
export { NETWORK_RULES } from './rules';
export { networkTargets, portInstance } from './targets';
export { topologyOf } from './topology';
export { deviceInstance, flowInstance, linkInstance } from './traffic';
