// The Config tab of the dock. The import report is loaded by the app when there is one.
export { ConfigTab } from './ConfigTab';
