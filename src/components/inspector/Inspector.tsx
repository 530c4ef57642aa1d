// The inspector: settings of what is selected in Design, the story of what is selected in Run.
import { useEditor } from '../../state/editor-store';
import { DesignInspector } from './DesignInspector';
import { RunInspector } from './RunInspector';

export function Inspector() {
  const mode = useEditor((state) => state.mode);
  return <div className="flex min-h-0 flex-1 flex-col">{mode === 'run' ? <RunInspector /> : <DesignInspector />}</div>;
}
