// Beside a sentence about what could not be done: tries it again, where that may help.
import { setRefusal, useEditor } from '../../state/editor-store';

export function Retry() {
  const retry = useEditor((state) => state.retry);
  if (!retry) return null;
  return (
    <button
      type="button"
      onClick={() => {
        setRefusal(null);
        retry();
      }}
      className="hoverable min-h-6 shrink-0 rounded-1 px-1.5 font-medium underline underline-offset-2 hover:bg-failed-border"
    >
      Try again
    </button>
  );
}
