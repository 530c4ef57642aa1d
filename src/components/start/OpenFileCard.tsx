// Opens a file by a click; dropping one anywhere is the app's. It reads nothing.
import { File } from 'lucide-react';
import { runAction } from '../app/actions';

export function OpenFileCard() {
  return (
    <button
      type="button"
      onClick={() => runAction('file.open')}
      className="hoverable flex w-full items-center gap-3 rounded-4 border border-line bg-panel p-3 text-left shadow-low hover:border-line-control hover:shadow-mid"
    >
      <File size={16} strokeWidth={1.5} className="shrink-0 text-ink-2" aria-hidden="true" />
      <span>
        <span className="block text-13 font-medium">Open a file</span>
        <span className="block text-11 text-ink-2">or drop one anywhere: .json, .set, .conf</span>
      </span>
    </button>
  );
}
