// A field that is one command: its check and its commit. And a row that leads to another thing. They know no subject.
import type { Command, Design } from '../../../model';
import { execute, useDesign } from '../../../state/editor-store';
import { TextField } from '../../ui';

export interface OfDesign {
  readonly design: Design;
  readonly readOnly: boolean;
}
export interface Of<Id> extends OfDesign {
  readonly id: Id;
}

/** A command's own sentence about these arguments, for the field that would run it. */
const refusal = <Args,>(design: Design, command: Command<Args>, args: Args): string | undefined => {
  const answer = command.can(design, args);
  return answer === true ? undefined : answer;
};

/** A text field whose check and commit are one command. */
export function CommandField<Args>({
  label,
  value,
  command,
  args,
  readOnly,
  mono = false,
  placeholder,
}: {
  readonly label: string;
  readonly value: string;
  readonly command: Command<Args>;
  readonly args: (text: string) => Args;
  readonly readOnly: boolean;
  readonly mono?: boolean;
  readonly placeholder?: string;
}) {
  const design = useDesign();
  return (
    <TextField
      label={label}
      value={value}
      mono={mono}
      readOnly={readOnly}
      {...(placeholder === undefined ? {} : { placeholder })}
      check={(text) => refusal(design, command, args(text.trim()))}
      onCommit={(text) => execute(command, args(text.trim()))}
    />
  );
}

/** A line that selects something else. */
export const Row = ({
  name,
  note,
  onClick,
}: {
  readonly name: string;
  readonly note: string;
  readonly onClick: () => void;
}) => (
  <button
    type="button"
    onClick={onClick}
    className="hoverable -mx-1.5 flex min-h-7 items-center gap-2 rounded-2 px-1.5 text-left text-12 hover:bg-hover"
  >
    <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
    <span className="truncate text-ink-3">{note}</span>
  </button>
);
