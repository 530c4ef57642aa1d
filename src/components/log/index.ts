// What devices have logged, for the dock.
export { LogTab } from './LogTab';
