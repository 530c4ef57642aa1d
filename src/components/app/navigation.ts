// The address bar and the open design agree: `#design=ID`, so that reload, Back and Forward work. It draws nothing.
import { openRecent } from '../../state/documents';
import { closeDesign, currentDesign, setRefusal, useEditor } from '../../state/editor-store';
import { setView } from '../../state/view-store';
import { designOfHash, hashOf } from './hash';

/** Opens what the address names and keeps both in step from then on. @returns a function that stops it */
export function startNavigation(): () => void {
  let opening: string | undefined;
  const follow = async (): Promise<void> => {
    const wanted = designOfHash(location.hash);
    if (opening !== undefined || wanted === currentDesign()?.id) return;
    if (wanted === undefined) {
      closeDesign();
      return;
    }
    opening = wanted;
    setView({ restoring: true });
    const isOpen = await openRecent(wanted).catch(() => false);
    opening = undefined;
    setView({ restoring: false });
    if (!isOpen && designOfHash(location.hash) === wanted) {
      history.replaceState(null, '', location.pathname + location.search);
      closeDesign();
      setRefusal('That design is not in this browser any more.');
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
