// The palette's place while a run is watched: a rail that opens faults, outline, timeline and layers. It knows no run.
import { Flag, History, Layers, ListTree, SquareTerminal } from 'lucide-react';
import { setView, useView } from '../../state/view-store';
import { useNextLayer } from '../canvas';
import { IconButton, Toolbar } from '../ui';

const icon = { size: 16, strokeWidth: 1.5 } as const;

const LAYER_HINTS = {
  role: 'Show roles, paths muted',
  route: 'Show what routers are told',
  traffic: 'Show traffic',
} as const;

export function RunRail() {
  const outlineOpen = useView((state) => state.outlineOpen);
  const tab = useView((state) => (state.dockOpen ? state.tab : null));
  const next = useNextLayer();
  return (
    <Toolbar label="Run tools" orientation="vertical" className="gap-1 py-2">
      <IconButton
        label="Faults to try"
        size="lg"
        side="right"
        icon={<Flag {...icon} />}
        onClick={() => setView({ searching: true, searchText: 'kill ' })}
      />
      <IconButton
        label="Outline"
        size="lg"
        side="right"
        pressed={outlineOpen}
        icon={<ListTree {...icon} />}
        onClick={() => setView({ outlineOpen: !outlineOpen })}
      />
      <IconButton
        label="Timeline"
        size="lg"
        side="right"
        pressed={tab === 'timeline'}
        icon={<History {...icon} />}
        onClick={() => setView({ tab: 'timeline', dockOpen: true })}
      />
      <IconButton
        label="Console"
        size="lg"
        side="right"
        pressed={tab === 'console'}
        icon={<SquareTerminal {...icon} />}
        onClick={() => setView({ tab: 'console', dockOpen: true, promptWanted: true })}
      />
      <IconButton
        label="Layer"
        hint={LAYER_HINTS[next]}
        size="lg"
        side="right"
        icon={<Layers {...icon} />}
        onClick={() => setView({ layer: next })}
      />
    </Toolbar>
  );
}
