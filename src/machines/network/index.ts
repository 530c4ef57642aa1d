// What technologies use of the network.
export { nodeHandles } from './handles';
export { macMachine } from './mac';
export { portInstance } from './targets';
export { deviceInstance, linkInstance } from './traffic';
