// A note on the canvas: text that a double click or Enter makes editable in place.
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { type Note, setNoteText } from '../../../model';
import { execute } from '../../../state/editor-store';
import { useCanvas } from '../canvas-store';
import { focusOnCanvas } from '../viewport';

const focusNow = (element: HTMLTextAreaElement | null): void => element?.focus();

export type NoteNodeType = Node<{ readonly note: Note }, 'note'>;

export const NoteNode = memo(function NoteNode({ data: { note }, selected, width, height }: NodeProps<NoteNodeType>) {
  const isEditing = useCanvas((state) => state.editingNote === note.id);
  const close = (): void => useCanvas.setState({ editingNote: null });
  return (
    <div data-selected={selected || undefined} className="canvas-note" style={{ width, minHeight: height }}>
      {isEditing ? (
        <textarea
          ref={focusNow}
          aria-label="Text of the note"
          defaultValue={note.text}
          className="nodrag nowheel block w-full resize-none bg-transparent outline-none"
          style={{ height: (height ?? 60) - 18 }}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') event.currentTarget.value = note.text;
            if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
              event.currentTarget.blur();
              focusOnCanvas(`note:${note.id}`);
            }
          }}
          onBlur={(event) => {
            execute(setNoteText, { note: note.id, text: event.currentTarget.value });
            close();
          }}
        />
      ) : (
        note.text || <span className="opacity-70">Empty note</span>
      )}
    </div>
  );
});
