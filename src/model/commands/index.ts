// All edits of a design, and the one way to run one.
import type { Command } from '../command';
import type { Design } from '../design';

export { addNode } from './add-node';
export { type Clip, copySelection, duplicateSelection, pasteClip } from './clip';
export { connectNodes, connectPorts, type LinkEnd, setLinkKind } from './connect';
export { addFlow, removeFlow, setFlow } from './flows';
export { createGroup, setGroupConfig, setGroupMembers, ungroup } from './groups';
export { moveNodes, nudgeSelection, setPortSide, tidyLayout } from './move';
export { type NodeProperties, setNodeProperties } from './node-properties';
export { addNote, setNoteText } from './notes';
export { addPort, removePort, renamePort } from './ports';
export { removeSelection } from './remove';
export { renameDesign, renameGroup, renameLink, renameNode } from './rename';
export { addScenario, removeScenario, setScenario } from './scenarios';

export type CommandResult =
  | { readonly kind: 'done'; readonly design: Design; readonly label: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Runs a command where it can: the new design (the same reference where nothing changed) and the step's name. */
export function run<Args>(design: Design, command: Command<Args>, args: Args): CommandResult {
  const answer = command.can(design, args);
  if (answer !== true) return { kind: 'refused', reason: answer };
  return { kind: 'done', design: command.run(design, args), label: command.label(design, args) };
}
