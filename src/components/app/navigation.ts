// The address bar and the open design agree: `#design=ID`, so that reload, Back and Forward work. It draws nothing.
import { type Opening, openRecent } from '../../state/documents';
import { closeDesign, currentDesign, setRefusal, useEditor } from '../../state/editor-store';
import { setView } from '../../state/view-store';
import { comparisonOfHash, designOfHash, hashOf } from './hash';

/** Opens what the address names and keeps both in step from then on. @returns a function that stops it */
export function startNavigation(): () => void {
  let opening: string | undefined;
  const follow = async (): Promise<void> => {
    const wanted = designOfHash(location.hash);
    setView({ comparison: wanted === undefined ? comparisonOfHash(location.hash) : null });
    if (opening !== undefined || wanted === currentDesign()?.id) return;
    if (wanted === undefined) {
      closeDesign();
      return;
    }
    opening = wanted;
    setView({ restoring: true });
    const done = await openRecent(wanted).catch((): Opening => ({ kind: 'gone' }));
    const stillWanted = designOfHash(location.hash) === wanted;
    // Closed before this counts as done, so that the address stays: trying again, or a reload, opens what it names.
    if (done.kind === 'unfetched' && stillWanted) closeDesign();
    opening = undefined;
    setView({ restoring: false });
    if (done.kind === 'unfetched' && stillWanted) setRefusal(done.sentence, onMove);
    else if (done.kind === 'gone' && stillWanted) {
      history.replaceState(null, '', location.pathname + location.search);
      closeDesign();
      setRefusal('That design is not in this browser any more.');
    } else if (done.kind === 'overtaken') {
      const other = currentDesign();
      if (other) history.pushState(null, '', hashOf(other.id));
    } else await follow();
  };
  // Fires for Back, Forward and an address typed over; twice in a row while a design is still being read.
  const onMove = (): void => void follow();
  window.addEventListener('popstate', onMove);
  onMove();
  const stop = useEditor.subscribe((state, before) => {
    const id = state.history?.present.id;
    if (opening !== undefined || id === before.history?.present.id || id === designOfHash(location.hash)) return;
    history.pushState(null, '', id === undefined ? location.pathname + location.search : hashOf(id));
  });
  return () => {
    stop();
    window.removeEventListener('popstate', onMove);
  };
}
