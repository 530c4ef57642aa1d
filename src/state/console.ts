// The console of a device at the playhead: shows are printed, requests become steps of the run. It draws nothing.
import {
  type Completion,
  type ConsoleSession,
  complete,
  consolePrompt,
  interpret,
  consoleNodes as nodesOf,
} from '../machines/console';
import type { Design, NodeId } from '../model';
import { currentDesign } from './editor-store';
import { currentBranch, inject, useRun } from './run-store';

export type { Completion };

function session(node: NodeId): ConsoleSession | undefined {
  const design = currentDesign();
  const run = currentBranch()?.run;
  return design && run ? { design, node, run, atMs: useRun.getState().playheadMs } : undefined;
}
const NO_RUN = 'The design cannot run yet; the Findings tab says why.';

export interface ConsoleReply {
  readonly kind: 'show' | 'request' | 'error';
  readonly output: string;
}
/** Types one line at a device's prompt, at the playhead. */
export function runCommand(node: NodeId, line: string): ConsoleReply {
  const at = session(node);
  if (!at) return { kind: 'error', output: NO_RUN };
  const result = interpret(at, line);
  if (result.kind !== 'request') return result;
  const name = at.design.nodes[node]?.name ?? node;
  const refused = inject({ kind: 'request', node: name, command: result.command });
  if (refused !== undefined) return { kind: 'error', output: refused };
  const reply = currentBranch()?.run.replies.findLast((each) => each.atMs === Math.round(at.atMs));
  return { kind: reply?.accepted === false ? 'error' : 'request', output: reply?.text ?? '' };
}
/** Prints a show command again as of the playhead, without changing the run. */
export function printAgain(node: NodeId, line: string): string | undefined {
  const at = session(node);
  const result = at && interpret(at, line);
  return result?.kind === 'show' ? result.output : undefined;
}
export function completions(node: NodeId, line: string): readonly Completion[] {
  const at = session(node);
  return at ? complete(at, line) : [];
}
export function promptOf(node: NodeId): { readonly banner: string | undefined; readonly prompt: string } {
  const at = session(node);
  return at ? consolePrompt(at) : { banner: undefined, prompt: '> ' };
}
export const consoleNodes = (design: Design): readonly NodeId[] => nodesOf(design);
