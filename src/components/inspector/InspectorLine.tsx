// The folded inspector of a narrow window: name, role, figure and the way to the reasons, in one line.
import { ChevronRight, PanelRight } from 'lucide-react';
import type { Run } from '../../machines/kernel/types';
import { useDesign, useEditor } from '../../state/editor-store';
import { useBranch, useFrame } from '../../state/run-store';
import { useView } from '../../state/view-store';
import { metersOf, stateWord } from '../story';
import { cx, minus, RoleBadge } from '../ui';
import { useFocus } from './RunInspector';
import { subjectOf } from './subject';
import { headOf } from './subject-head';

const BOX =
  'hoverable flex h-9 max-w-full items-center gap-2.5 rounded-3 border border-line-strong bg-raised px-3 text-12 shadow-mid hover:bg-hover';

/** Opens the inspector; in Run it tells the essential of what is selected meanwhile. */
export function InspectorLine({ onOpen }: { readonly onOpen: () => void }) {
  const mode = useEditor((state) => state.mode);
  const branch = useBranch();
  if (mode === 'run' && branch) return <RunLine run={branch.run} onOpen={onOpen} />;
  return mode === 'design' ? <DesignLine onOpen={onOpen} /> : <PlainLine onOpen={onOpen} />;
}

const PlainLine = ({ onOpen }: { readonly onOpen: () => void }) => (
  <button type="button" className={cx(BOX, 'font-medium text-ink-2')} onClick={onOpen}>
    <PanelRight size={14} strokeWidth={1.5} aria-hidden="true" /> Inspector
  </button>
);

/** What is selected, and the way to its settings. */
function DesignLine({ onOpen }: { readonly onOpen: () => void }) {
  const design = useDesign();
  const selection = useView((view) => view.selection);
  const subject = subjectOf(design, selection);
  if (subject.kind === 'design') return <PlainLine onOpen={onOpen} />;
  const { title, detail } = headOf(design, subject);
  return (
    <button type="button" aria-label={`Inspector: ${title}. Settings`} className={BOX} onClick={onOpen}>
      <span className="truncate font-medium">{title}</span>
      <span className="truncate text-ink-3">{detail}</span>
      <span className="flex shrink-0 items-center gap-0.5 font-medium text-accent-text">
        Settings <ChevronRight size={14} strokeWidth={1.5} aria-hidden="true" />
      </span>
    </button>
  );
}

function RunLine({ run, onOpen }: { readonly run: Run; readonly onOpen: () => void }) {
  const { focus } = useFocus(run);
  const design = useDesign();
  const view = useFrame((frame) => (focus ? frame.instances.get(focus.id) : undefined));
  const meter = focus ? metersOf(design).get(focus.id) : undefined;
  const figure = meter ? view?.facts[meter.fact] : undefined;
  if (!focus || !view) return <PlainLine onOpen={onOpen} />;
  const word = stateWord(focus.machine.chart, view.state);
  return (
    <button type="button" aria-label={`Inspector: ${focus.title}, ${word}. Why?`} className={BOX} onClick={onOpen}>
      <span className="truncate font-medium">{focus.title}</span>
      <RoleBadge tone={view.role} word={word} />
      {typeof figure === 'number' ? (
        <span className={cx('num font-semibold', figure <= 0 ? 'text-failed-fg' : 'text-ink-2')}>{minus(figure)}</span>
      ) : null}
      <span className="flex items-center gap-0.5 font-medium text-accent-text">
        Why? <ChevronRight size={14} strokeWidth={1.5} aria-hidden="true" />
      </span>
    </button>
  );
}
