// The command line of one device at the playhead: prompt, scrollback, completion. The last show command is printed again as time moves.
import { useEffect, useRef } from 'react';
import { asId, find, type NodeId } from '../../model';
import { completions, promptOf, runCommand } from '../../state/console';
import { useDesign } from '../../state/editor-store';
import { currentBranch, useRun } from '../../state/run-store';
import { setView, useView } from '../../state/view-store';
import { DeviceTile, Select } from '../ui';
import { Answer } from './Answer';
import { CommandLine } from './CommandLine';
import { helpText } from './complete-line';
import { printed, type Session } from './session';

export interface ConsolePaneProps {
  readonly node: NodeId;
  readonly nodes: readonly NodeId[];
  readonly onNode: (node: NodeId) => void;
  /** Sessions live above the pane: leaving the tab loses nothing. */
  readonly session: Session;
  readonly onSession: (change: (session: Session) => Session) => void;
  readonly action?: React.ReactNode;
  /** The pane whose prompt takes the cursor when the console is asked for. */
  readonly first: boolean;
}

/** What the device would print now may be different from the last time: an event lies between, or a second of its clock. */
const usePrintKey = (): string =>
  useRun((state) => {
    const instants = currentBranch(state)?.run.instants ?? [];
    const passed = instants.findLastIndex((at) => at <= state.playheadMs);
    return `${state.current} ${passed} ${Math.floor(state.playheadMs / 1000)}`;
  });

export function ConsolePane({ node, nodes, onNode, session, onSession, action, first }: ConsolePaneProps) {
  const design = useDesign();
  const device = find(design.nodes, node);
  const key = usePrintKey();
  // The pane renders whenever the key changes, and the prompt with it.
  const prompt = promptOf(node);
  const input = useRef<HTMLInputElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const count = session.printed.length;
  const wanted = useView((view) => view.promptWanted);
  useEffect(() => {
    if (!wanted || !first) return;
    input.current?.focus();
    setView({ promptWanted: false });
  }, [wanted, first]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer scrolls to its end
  useEffect(() => {
    // Newer browsers return a promise here, which an effect must not pass on.
    end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  const enter = (line: string): void => {
    const { banner, prompt: sign } = promptOf(node);
    const atMs = useRun.getState().playheadMs;
    const reply = line.trim() === '' ? { kind: 'show' as const, output: '' } : runCommand(node, line);
    onSession((before) =>
      printed(before, { banner, prompt: sign, line, output: reply.output, kind: reply.kind, atMs }),
    );
  };
  const help = (line: string): void => {
    const { banner, prompt: sign } = promptOf(node);
    const atMs = useRun.getState().playheadMs;
    const output = helpText(completions(node, line));
    onSession((before) => printed(before, { banner, prompt: sign, line: `${line}?`, output, kind: 'help', atMs }));
  };
  const lastShow = session.printed.findLast((each) => each.kind === 'show' && each.output !== '')?.id;
  return (
    <section aria-label={`Console of ${device?.name ?? node}`} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3 text-12">
        <DeviceTile kind={device?.kind ?? 'srx'} />
        <span className="w-40 shrink-0">
          <Select
            label="Device"
            layout="hidden"
            value={node}
            options={nodes.map((each) => ({ value: each, label: find(design.nodes, each)?.name ?? each }))}
            onChange={(value) => onNode(asId(value))}
          />
        </span>
        <span className="num ml-auto truncate text-ink-3">
          {device?.release ? `text of ${device.release}, at the playhead` : 'at the playhead'}
        </span>
        {action}
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click anywhere puts the cursor into the line; the line itself is focusable */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        className="mono min-h-0 flex-1 overflow-auto px-3.5 py-2 text-12 leading-[18px] tracking-normal whitespace-pre"
        onClick={() => {
          if (getSelection()?.isCollapsed ?? true) input.current?.focus();
        }}
      >
        <div role="log" aria-label="Output" aria-live="polite" aria-relevant="additions">
          {session.printed.map((each) => (
            <Answer key={each.id} answer={each} node={node} live={each.id === lastShow} printKey={key} />
          ))}
        </div>
        {prompt.banner === undefined ? null : <div className="text-ink-3">{prompt.banner}</div>}
        <CommandLine
          input={input}
          node={node}
          name={device?.name ?? node}
          prompt={prompt.prompt}
          session={session}
          onSession={onSession}
          onEnter={enter}
          onHelp={help}
        />
        <div ref={end} className="h-2" />
      </div>
    </section>
  );
}
