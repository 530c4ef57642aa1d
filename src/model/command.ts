// A command is one edit of a design, shared by menu, palette, shortcut, context menu and tests. It knows no screen.
import type { Design } from './design';

/** `can` answers true or the reason why not, one sentence; `run` is only called where `can` said true. */
export interface Command<Args> {
  readonly id: string;
  /** Name of the step in the undo list: `Delete ge-0/0/3 – ge-0/0/0`. */
  readonly label: (design: Design, args: Args) => string;
  readonly can: (design: Design, args: Args) => true | string;
  readonly run: (design: Design, args: Args) => Design;
}
