// The palette's place while a run is watched: a rail that opens faults, outline, timeline and layers. It knows no run.
import { Flag, History, Layers, ListTree, SquareTerminal } from 'lucide-react';
import { setView, useView } from '../../state/view-store';
import { IconButton, Toolbar } from '../ui';

const icon = { size: 16, strokeWidth: 1.5 } as const;

export function RunRail() {
  const outlineOpen = useView((state) => state.outlineOpen);
  const tab = useView((state) => (state.dockOpen ? state.tab : null));
  const layer = useView((state) => state.layer);
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
        hint={layer === 'traffic' ? 'Show roles, paths muted' : 'Show traffic'}
        size="lg"
        side="right"
        icon={<Layers {...icon} />}
        onClick={() => setView({ layer: layer === 'traffic' ? 'role' : 'traffic' })}
      />
    </Toolbar>
  );
}
