// The settings of everything that no technology owns.
export { NodeSettings } from './NodeSettings';
export { DesignSettings, GroupSettings, NoteSettings } from './WholeSettings';
export { FlowSettings, LinkSettings, PortSettings } from './WireSettings';
