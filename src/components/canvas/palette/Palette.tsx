// The left side: parts and outline in Design, the outline alone in Run. It composes.
import { useEditor } from '../../../state/editor-store';
import { FlowRows } from './FlowRows';
import { Outline } from './Outline';
import { Parts } from './Parts';

export function Palette() {
  const mode = useEditor((state) => state.mode);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {mode === 'design' ? <Parts /> : null}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Outline />
        <FlowRows />
      </div>
    </div>
  );
}
