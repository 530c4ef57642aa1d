// The one registry of what a user can do: palette, shortcuts, menus and tests read it. It knows no screen and no action of its own.

export type ActionSection = 'Run' | 'Edit' | 'View' | 'File';

export interface Action {
  readonly id: string;
  readonly section: ActionSection;
  /** What it does, as a command: `Undo move srx-a`. */
  readonly title: () => string;
  /** Shortcuts such as `Mod+Shift+Z`, `K`, `Space`; the first one is shown. */
  readonly keys?: readonly string[];
  /** The shortcut works while typing in a field too. */
  readonly inFields?: boolean;
  /** Does it belong to the present screen? Absent = always. */
  readonly shown?: () => boolean;
  /** The reason why it cannot be done now, or undefined when it can. */
  readonly off?: () => string | undefined;
  /** Its key raises an event of the browser's (paste) that does it: the press itself is left alone. */
  readonly byEvent?: boolean;
  readonly run: () => void;
}

const registry = new Map<string, Action>();

/** Adds actions (a pane adds its own while it is mounted); an id that is there already is replaced. @returns a function that removes them */
export function registerActions(actions: readonly Action[]): () => void {
  for (const action of actions) registry.set(action.id, action);
  return () => {
    for (const action of actions) if (registry.get(action.id) === action) registry.delete(action.id);
  };
}

/** What belongs to the present screen, in order of registration. */
export const shownActions = (): readonly Action[] =>
  [...registry.values()].filter((action) => action.shown?.() ?? true);

export const findAction = (id: string): Action | undefined => registry.get(id);

/** Runs an action if it can be done now. @returns whether it ran */
export function runAction(id: string): boolean {
  const action = registry.get(id);
  if (!action || !(action.shown?.() ?? true) || action.off?.() !== undefined) return false;
  action.run();
  return true;
}

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Is this key press the shortcut `Mod+Shift+Z`? `Mod` is Ctrl or Cmd; Shift counts only for letters and named keys. */
export function matchesKeys(event: Keys, keys: string): boolean {
  const parts = keys.split('+');
  const last = parts.at(-1) ?? '';
  const wanted = last === '' ? '+' : last === 'Space' ? ' ' : last;
  const pressed = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (pressed !== (wanted.length === 1 ? wanted.toUpperCase() : wanted)) return false;
  if ((event.ctrlKey || event.metaKey) !== parts.includes('Mod') || event.altKey !== parts.includes('Alt'))
    return false;
  // `?` and `+` need Shift on some keyboards and not on others: the sign decides.
  const isSign = wanted.length === 1 && !/[A-Z0-9 ]/i.test(wanted);
  return isSign || event.shiftKey === parts.includes('Shift');
}

const TYPING = 'textarea, select, [contenteditable="true"], input:not([type="radio"]):not([type="checkbox"])';
/** Controls that take Space, Enter and arrows for themselves. */
const OPERATED =
  'button, a[href], input, [role="tab"], [role="slider"], [role="option"], [role^="menuitem"], [role="treeitem"]';

/** The action that this key press asks for where the focus is, or undefined. */
export function actionFor(event: Keys, target: EventTarget | null): Action | undefined {
  const element = target instanceof Element ? target : null;
  const typing = element?.closest(TYPING) !== null && element !== null;
  const inside = element?.closest('[role="menu"], [role="dialog"], [role="alertdialog"]') ?? null;
  const taken = element !== null && element.closest(OPERATED) !== null;
  return shownActions().find((action) => {
    if ((typing || inside) && !action.inFields) return false;
    return (action.keys ?? []).some((keys) => {
      if (taken && /^(Space|Enter|Arrow\w+|Home|End)$/.test(keys)) return false;
      return matchesKeys(event, keys);
    });
  });
}
