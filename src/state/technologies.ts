// The technologies as screens wait for them: loaded when something needs them, with one sentence where that fails. It draws nothing.
import { create } from 'zustand';
import type { HaTechnology } from '../machines/kernel/technology';
import { cardOf, loadTechnologies, technologies, technologyOf } from '../machines/registry';
import { setRefusal } from './editor-store';

/** What a screen is told where code could not be fetched: no connection, or another build lies on the server by now. */
const UNFETCHED =
  'A part of Standby could not be fetched. Check the connection and try again; if Standby was updated meanwhile, reload the page.';

/** Hook: the technologies whose code is there, in the order of the registry. */
export const useTechnologies = create<{ readonly present: readonly HaTechnology[] }>()(() => ({
  present: technologies(),
}));

/** Loads these technologies, or all. @returns a sentence where code could not be fetched; asking again tries again */
export async function needTechnologies(ids?: readonly string[]): Promise<string | undefined> {
  try {
    await loadTechnologies(ids);
    return undefined;
  } catch {
    return UNFETCHED;
  } finally {
    useTechnologies.setState({ present: technologies() });
  }
}

/** Acts at once where these technologies are there, else when they have come; where they do not, the status line offers to try again. */
export function withTechnologies(ids: readonly string[], act: () => void): void {
  if (ids.every((id) => cardOf(id) === undefined || technologyOf(id) !== undefined)) {
    act();
    return;
  }
  void needTechnologies(ids).then((trouble) => {
    if (trouble === undefined) act();
    else setRefusal(trouble, () => withTechnologies(ids, act));
  });
}
