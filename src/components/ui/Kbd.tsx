// A key as it is printed on the keyboard of this platform. It knows no shortcut table.

const isApple = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

const APPLE: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌫' };
const OTHER: Readonly<Record<string, string>> = { Mod: 'Ctrl', Delete: 'Del' };
const BOTH: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Space',
};

/** `Mod+Shift+Z` as people of this platform read it: `⌘⇧Z` or `Ctrl+Shift+Z`. */
export function keysText(keys: string, apple: boolean = isApple()): string {
  const parts = keys.split('+').map((part) => (apple ? APPLE : OTHER)[part] ?? BOTH[part] ?? part);
  return parts.join(apple ? '' : '+');
}

/** One shortcut in a key-shaped box; decoration, since the control itself carries `aria-keyshortcuts`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span
      aria-hidden="true"
      className="shrink-0 rounded-1 border border-line bg-sunken px-1 text-11 font-medium text-ink-3"
    >
      {keysText(keys)}
    </span>
  );
}

/** The value of `aria-keyshortcuts` for `Mod+Z`: both platforms' names. */
export const ariaKeys = (keys: string): string =>
  keys.includes('Mod') ? `${keys.replace('Mod', 'Control')} ${keys.replace('Mod', 'Meta')}` : keys;
