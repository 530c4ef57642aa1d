// Theme and panel sizes over reloads, in this browser only. It knows no design.
import { type Theme, useView } from './view-store';

/** `public/theme.js` reads the same key before the first paint. */
const KEY = 'standby.view';

const SIZES = [
  'dockHeight',
  'designDockHeight',
  'textDockHeight',
  'paletteWidth',
  'inspectorWidth',
  'runInspectorWidth',
] as const;
const SWITCHES = ['dockOpen', 'inspectorOpen', 'paletteOpen', 'outlineOpen', 'findingMarks'] as const;
const THEMES: readonly Theme[] = ['light', 'dark', 'system'];

/** What a stored size can sensibly be, in px. */
const PANEL_LIMITS = { min: 96, max: 640 } as const;

type Patch = Partial<
  Pick<ReturnType<typeof useView.getState>, (typeof SIZES)[number] | (typeof SWITCHES)[number] | 'theme'>
>;

/** What of a stored text can be taken; anything else in it is left out. Never throws. */
export function parsePreferences(text: string | null): Patch {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = new Map<string, unknown>(Object.entries(stored));
  const patch: Record<string, unknown> = {};
  for (const name of SIZES) {
    const value = entries.get(name);
    if (typeof value === 'number' && value >= PANEL_LIMITS.min && value <= PANEL_LIMITS.max) patch[name] = value;
  }
  for (const name of SWITCHES) if (typeof entries.get(name) === 'boolean') patch[name] = entries.get(name);
  if (THEMES.some((theme) => theme === entries.get('theme'))) patch.theme = entries.get('theme');
  return patch;
}

/** Sizes for a window of this height, where nothing was kept: on a low one the canvas must keep its share. */
export const defaultSizes = (heightPx: number): Patch =>
  heightPx < 800 ? { dockHeight: 196, designDockHeight: 108, textDockHeight: 300 } : {};

/** Takes over what was kept, and keeps what changes from now on. @returns a function that stops it */
export function startPreferences(): () => void {
  useView.setState(defaultSizes(window.innerHeight));
  try {
    useView.setState(parsePreferences(localStorage.getItem(KEY)));
  } catch {
    // Storage is forbidden: the defaults are fine.
  }
  return useView.subscribe((state, before) => {
    const names = [...SIZES, ...SWITCHES, 'theme'] as const;
    if (names.every((name) => state[name] === before[name])) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(names.map((name) => [name, state[name]]))));
    } catch {
      // Full or forbidden: nothing that matters is lost.
    }
  });
}

const dark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

/** The theme that is shown: the chosen one, or what the system wants. */
export const shownTheme = (theme: Theme): 'light' | 'dark' =>
  theme === 'system' ? (dark().matches ? 'dark' : 'light') : theme;

/** Writes the theme to the page and follows choice and system. @returns a function that stops it */
export function startTheme(): () => void {
  const apply = (): void => {
    document.documentElement.dataset.theme = shownTheme(useView.getState().theme);
  };
  apply();
  const query = dark();
  query.addEventListener('change', apply);
  const stop = useView.subscribe(apply);
  return () => {
    query.removeEventListener('change', apply);
    stop();
  };
}
