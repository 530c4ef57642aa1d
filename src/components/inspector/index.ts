// The inspector pane, and the line that stands for it where it is folded.
export { Inspector } from './Inspector';
export { InspectorLine } from './InspectorLine';
