// The system's clipboard as text, where the browser lets a page have it. It knows no design.

const system = (): Clipboard | undefined =>
  typeof navigator === 'undefined' || !('clipboard' in navigator) ? undefined : navigator.clipboard;

/** Whether the browser has a clipboard to ask; it may still say no. */
export const canReadSystem = (): boolean => system() !== undefined && 'readText' in Clipboard.prototype;

/** @returns whether the clipboard took the text; where not, what was copied stays in the page */
export async function writeSystem(text: string): Promise<boolean> {
  try {
    const clipboard = system();
    if (!clipboard) return writeByCommand(text);
    await clipboard.writeText(text);
    return true;
  } catch {
    return writeByCommand(text);
  }
}

/** The older way: pages without TLS have no other, and it asks no permission. */
function writeByCommand(text: string): boolean {
  if (typeof document === 'undefined') return false;
  let isTaken = false;
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    isTaken = true;
  };
  document.addEventListener('copy', put, { once: true, capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
  return isTaken;
}

/**
 * The clipboard's text; undefined where it may not be read.
 * @param quietly reads only where no question has to be asked
 */
export async function readSystem(quietly: boolean): Promise<string | undefined> {
  try {
    if (!canReadSystem() || (quietly && !(await isAllowed()))) return undefined;
    return await system()?.readText();
  } catch {
    return undefined;
  }
}

async function isAllowed(): Promise<boolean> {
  // Not in TypeScript's list of names: only some browsers know it, the others throw.
  const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
  return state === 'granted';
}
