// Why the last thing could not be opened, where it is seen and read aloud.
import { OctagonX, X } from 'lucide-react';
import { setRefusal, useEditor } from '../../state/editor-store';
import { Retry } from '../app/Retry';

export function StartNotice() {
  const refusal = useEditor((state) => state.refusal);
  return (
    <div aria-live="polite">
      {refusal ? (
        <p className="mt-4 inline-flex items-center gap-2 rounded-2 border border-failed-border bg-failed-bg py-1 pr-1 pl-2.5 text-12 text-failed-fg">
          <OctagonX size={14} strokeWidth={1.5} aria-hidden="true" />
          {refusal}
          <Retry />
          <button
            type="button"
            aria-label="Dismiss"
            onClick={() => setRefusal(null)}
            className="hoverable grid size-6 place-items-center rounded-1 hover:bg-failed-border"
          >
            <X size={14} strokeWidth={1.75} />
          </button>
        </p>
      ) : null}
    </div>
  );
}
