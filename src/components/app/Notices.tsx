// Sentences that no pane shows: why a command was refused. Seen at the bottom of the canvas and read by the screen reader.
import { OctagonX, X } from 'lucide-react';
import { useEffect } from 'react';
import { setRefusal, useEditor } from '../../state/editor-store';
import { useView } from '../../state/view-store';
import { cx } from '../ui';
import { Retry } from './Retry';

export function Notices() {
  const refusal = useEditor((state) => state.refusal);
  useEffect(
    () =>
      // Who goes on to another thing has read it.
      useView.subscribe((view, before) => {
        if (view.selection !== before.selection && useEditor.getState().refusal !== null) setRefusal(null);
      }),
    [],
  );
  // In Design the tools of the canvas stand below.
  const inRun = useEditor((state) => state.mode === 'run');
  return (
    <div
      aria-live="polite"
      className={cx(
        'pointer-events-none absolute inset-x-0 z-30 flex justify-center px-4',
        inRun ? 'bottom-2' : 'bottom-16',
      )}
    >
      {refusal ? (
        <div className="pointer-events-auto flex max-w-150 items-center gap-2 rounded-2 border border-failed-border bg-failed-bg py-1 pr-1 pl-2.5 text-12 text-failed-fg shadow-mid">
          <OctagonX size={14} strokeWidth={1.5} className="shrink-0" aria-hidden="true" />
          <span>{refusal}</span>
          <Retry />
          <button
            type="button"
            aria-label="Dismiss"
            onClick={() => setRefusal(null)}
            className="hoverable grid size-6 shrink-0 place-items-center rounded-1 hover:bg-failed-border"
          >
            <X size={14} strokeWidth={1.75} />
          </button>
        </div>
      ) : null}
    </div>
  );
}
