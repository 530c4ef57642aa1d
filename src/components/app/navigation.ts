// The address bar and the open design agree: `#design=ID`, so that reload, Back and Forward work. It draws nothing.
import { openRecent } from '../../state/documents';
import { closeDesign, currentDesign, setRefusal, useEditor } from '../../state/editor-store';
import { designOfHash, hashOf } from './hash';

/** Opens what the address names and keeps both in step from then on. @returns a function that stops it */
export function startNavigation(): () => void {
  const follow = async (): Promise<void> => {
    const wanted = designOfHash(location.hash);
    if (wanted === currentDesign()?.id) return;
    if (wanted === undefined) closeDesign();
    else if (!(await openRecent(wanted).catch(() => false)) && designOfHash(location.hash) === wanted) {
      closeDesign();
      history.replaceState(null, '', location.pathname + location.search);
      setRefusal('That design is not in this browser any more.');
    }
  };
  const onHash = (): void => void follow();
  window.addEventListener('hashchange', onHash);
  window.addEventListener('popstate', onHash);
  onHash();
  const stop = useEditor.subscribe((state, before) => {
    const id = state.history?.present.id;
    if (id === before.history?.present.id || id === designOfHash(location.hash)) return;
    history.pushState(null, '', id === undefined ? location.pathname + location.search : hashOf(id));
  });
  return () => {
    stop();
    window.removeEventListener('hashchange', onHash);
    window.removeEventListener('popstate', onHash);
  };
}
