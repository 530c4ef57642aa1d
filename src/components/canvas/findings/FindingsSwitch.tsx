// Shows or hides the marks of findings on the drawing, with how many they are. It draws none.
import { Eye, EyeOff } from 'lucide-react';
import { useFindings } from '../../../state/findings';
import { setView, useView } from '../../../state/view-store';
import { Tooltip } from '../../ui';

export function FindingsSwitch() {
  const count = useFindings().filter(({ severity }) => severity !== 'info').length;
  const isOn = useView((state) => state.findingMarks);
  if (count === 0) return null;
  const Icon = isOn ? Eye : EyeOff;
  return (
    <Tooltip text={isOn ? 'Hide errors and warnings on the drawing' : 'Show errors and warnings on the drawing'}>
      <button
        type="button"
        aria-pressed={isOn}
        onClick={() => setView({ findingMarks: !isOn })}
        className="num hoverable pointer-events-auto flex h-6 items-center gap-1.5 rounded-2 border border-line bg-raised px-1.5 text-12 text-ink-2 hover:bg-hover hover:text-ink"
      >
        <Icon size={13} strokeWidth={1.5} aria-hidden="true" />
        {count} {count === 1 ? 'finding' : 'findings'}
      </button>
    </Tooltip>
  );
}
