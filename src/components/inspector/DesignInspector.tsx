// The inspector of a design: what is selected, its settings, and what the rules have to say about it.
import { useDesign } from '../../state/editor-store';
import { useView } from '../../state/view-store';
import { SubjectFindings } from './SubjectFindings';
import { SubjectSettings } from './SubjectSettings';
import { selectedCount, subjectOf } from './subject';

export function DesignInspector() {
  const design = useDesign();
  const selection = useView((view) => view.selection);
  const subject = subjectOf(design, selection);
  const many = selectedCount(selection);
  return (
    <SubjectSettings subject={subject} readOnly={false}>
      {many > 1 ? (
        <p className="border-b border-line px-3 py-2 text-12 text-ink-2">
          {many} things are selected; this is the first of them.
        </p>
      ) : null}
      <SubjectFindings subject={subject} />
    </SubjectSettings>
  );
}
