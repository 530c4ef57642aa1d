// One sentence about what happens now and why, top left of the canvas: it is the live region. Its words come from the technologies.
import { useMemo } from 'react';
import type { Role, RunFrame } from '../../../machines/kernel/types';
import { technologies } from '../../../machines/registry';
import { useDesign } from '../../../state/editor-store';
import { currentFrame, useBranch, useRun } from '../../../state/run-store';
import { cx, RoleGlyph, roleBox } from '../../ui';
import { latest, sentencesOf } from '../overlay/run-index';

/** The first sentence carries the news, the rest the reason. */
export function headAndRest(text: string): readonly [string, string] {
  const end = text.indexOf('. ');
  return end === -1 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)];
}

/** Red while a flow is lost and nobody acts, amber while a role changes, else (and after a repair) the colour of what was told. */
export function toneOf(frame: RunFrame | undefined, told: Role | undefined, byRepair = false): Role | undefined {
  if (!frame || told === undefined || byRepair) return told;
  for (const view of frame.instances.values()) if (view.role === 'transition') return 'transition';
  if (frame.flows.some((flow) => flow.state === 'lost')) return 'failed';
  return told;
}

export function Caption() {
  const design = useDesign();
  const branch = useBranch();
  const sentences = useMemo(() => (branch ? sentencesOf(design, branch.run, technologies()) : []), [design, branch]);
  const sentence = useRun((state) => latest(sentences, state.playheadMs));
  const tone = useRun((state) => toneOf(currentFrame(state), sentence?.role, sentence?.byRepair)) ?? 'neutral';
  const [head, rest] = headAndRest(sentence?.text ?? '');
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="min-w-0">
      {sentence ? <Line tone={tone} head={head} rest={rest} /> : null}
    </div>
  );
}

function Line({ tone, head, rest }: { readonly tone: Role; readonly head: string; readonly rest: string }) {
  return (
    <p
      data-tone={tone}
      className={cx(
        'flex min-h-7.5 w-fit max-w-full items-center gap-2 rounded-3 border px-2.5 py-1 text-13 leading-[18px]',
        roleBox(tone),
      )}
    >
      <RoleGlyph tone={tone} />
      <span>
        <b className="font-semibold">{head}</b> {rest}
      </span>
    </p>
  );
}
