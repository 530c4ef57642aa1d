// Beside the name: whether the design is kept, or which run is watched. It saves nothing.
import { useEditor } from '../../state/editor-store';
import { useBranch } from '../../state/run-store';

const WORDS = { saved: 'Saved', saving: 'Saving…', failed: 'Not saved' } as const;
const plural = (count: number, word: string): string => `${count} ${count === 1 ? word : `${word}s`}`;

export function SavedState() {
  const saved = useEditor((state) => state.saved);
  const mode = useEditor((state) => state.mode);
  const branch = useBranch();
  const faults = branch?.steps.filter(({ step }) => step.kind === 'fail').length ?? 0;
  if (saved === 'failed')
    return (
      <span
        role="status"
        className="text-12 font-medium whitespace-nowrap text-failed-fg"
        title="The browser's storage refused it; save the design as a file."
      >
        {WORDS.failed}
      </span>
    );
  const text =
    mode === 'run' && branch ? `${branch.name}, ${faults === 0 ? 'no faults' : plural(faults, 'fault')}` : WORDS[saved];
  return <span className="text-12 whitespace-nowrap text-ink-3 max-wide:hidden">{text}</span>;
}
