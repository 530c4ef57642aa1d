// The Config tab of the dock. The import report is loaded by the app when there is one.
export { ConfigTab, ConfigTab as ConfigPane } from './ConfigTab';
