// The dock of the app: transport, timeline, trace, flows, findings; console and config are loaded when they are opened.
export { Dock } from './Dock';
