// The log of one device up to the playhead, newest last; a click takes the playhead to a line's instant. It names no technology.
import { asId, find, type NodeId } from '../../model';
import { useDesign } from '../../state/editor-store';
import { loggingNodes, wholeLog } from '../../state/log';
import { seek, useBranch, useRun } from '../../state/run-store';
import { setView, useView } from '../../state/view-store';
import { clockLabel } from '../story';
import { cx, Segmented } from '../ui';

export function LogTab() {
  const design = useDesign();
  const branch = useBranch();
  const nodes = loggingNodes(design);
  const wanted = useView((view) => view.consoleNode);
  const node = nodes.find((id) => id === wanted) ?? nodes[0];
  // Lines come with events, not with frames.
  const atMs = useRun((state) => branch?.run.instants.findLast((instant) => instant <= state.playheadMs) ?? -1);
  if (!node || !branch) return <p className="p-3 text-12 text-ink-2">No device of this design tells what it logs.</p>;
  const all = wholeLog(design, node, branch.run);
  const shown = all.filter((line) => line.atMs <= atMs || line.atMs < 0);
  const nameOf = (id: string): string => find(design.nodes, asId<NodeId>(id))?.name ?? id;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-3 border-b border-line px-3 py-1.5">
        <Segmented
          label="Device"
          size="sm"
          value={node}
          options={nodes.map((id) => ({ value: id, label: nameOf(id) }))}
          onChange={(id) => setView({ consoleNode: id })}
        />
        <span className="num text-11 text-ink-3">
          {shown.length} of {all.length} {all.length === 1 ? 'line' : 'lines'}, time of the run
        </span>
      </div>
      <ol
        aria-label={`Log of ${nameOf(node)}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto py-1 mono text-12"
      >
        {shown.length === 0 ? (
          <li className="px-3 py-1 text-ink-3">
            {nameOf(node)} has logged nothing yet: it tells changes of state and of liveness.
          </li>
        ) : null}
        {shown.map((line, i) => (
          <li
            key={`${line.atMs} ${line.text}`}
            className={cx(i === shown.length - 1 && line.atMs >= 0 && 'bg-selected')}
          >
            <button
              type="button"
              onClick={() => seek(Math.max(0, line.atMs))}
              className="hoverable flex min-h-6 w-full items-baseline gap-3 px-3 text-left -outline-offset-2 hover:bg-hover"
            >
              <span className="num w-24 shrink-0 text-ink-3">{line.atMs < 0 ? 'boot' : clockLabel(line.atMs)}</span>
              <Message text={line.text} />
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The tag of the message in front, quieter than what it says. */
function Message({ text }: { readonly text: string }) {
  const [, tag = '', rest = text] = /^([A-Z][A-Z0-9_]+: )(.*)$/s.exec(text) ?? [];
  return (
    <span className="min-w-0 whitespace-pre-wrap text-ink">
      <span className="text-ink-3">{tag}</span>
      {rest}
    </span>
  );
}
