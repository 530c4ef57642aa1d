// A rule, a timer or a confidence as a chip that opens what stands behind it: what it says, how sure it is, its source.
import type { Confidence } from '../../model/diagnostics';
import { cx } from './class-names';
import { CONFIDENCE } from './confidence-words';
import { Popover } from './Popover';

export interface SourceChipProps {
  /** Its word; absent = how sure it is. */
  readonly label?: string;
  /** Head of the window: the id of the rule. */
  readonly title: string;
  readonly text: string;
  readonly confidence: Confidence;
  /** Keys of the sources. */
  readonly source: string;
}

export function SourceChip({ label, title, text, confidence, source }: SourceChipProps) {
  const { tone, word, means } = CONFIDENCE[confidence];
  return (
    <Popover
      title={title}
      trigger={
        <button
          type="button"
          className={cx(
            'hoverable relative inline-flex h-4 shrink-0 items-center rounded-1 border border-line bg-sunken px-[5px] text-11 font-medium whitespace-nowrap after:absolute after:-inset-x-0.5 after:-inset-y-1 hover:border-line-strong hover:bg-hover',
            label === undefined ? tone : 'text-ink-2',
          )}
        >
          {label ?? word}
        </button>
      }
    >
      <p className="mt-1">{text}</p>
      <p className="mt-2 text-ink-2">
        <b className={cx('font-medium', tone)}>{word}.</b> {means}
      </p>
      <p className="mono mt-1 text-11 text-ink-3">{source}</p>
    </Popover>
  );
}
