// One console, or two side by side to compare both members of a system.
import { Columns2, X } from 'lucide-react';
import { asId, type NodeId } from '../../model';
import { consoleNodes } from '../../state/console';
import { useDesign } from '../../state/editor-store';
import { setView, useView } from '../../state/view-store';
import { IconButton } from '../ui';
import { ConsolePane } from './ConsolePane';
import { changeSession, openSecond, sessionKey, useConsoles } from './console-store';
import { emptySession } from './session';

export function Console() {
  const design = useDesign();
  const nodes = consoleNodes(design);
  const wanted = useView((view) => view.consoleNode);
  const second = useConsoles((state) => state.second);
  const first = nodes.find((node) => node === wanted) ?? nodes[0];
  if (!first)
    return (
      <p className="p-3 text-12 text-ink-2">
        No device of this design has a command line here: it takes the members of a high-availability system.
      </p>
    );
  const other = nodes.find((node) => node === second);
  const rest = nodes.find((node) => node !== first) ?? first;
  return (
    <div className="flex min-h-0 flex-1">
      <Pane
        first
        node={first}
        nodes={nodes}
        onNode={(node) => setView({ consoleNode: node })}
        action={
          other ? undefined : (
            <IconButton
              size="sm"
              label="Open a second console"
              icon={<Columns2 size={14} strokeWidth={1.5} />}
              onClick={() => openSecond(rest)}
            />
          )
        }
      />
      {other ? (
        <>
          <div aria-hidden="true" className="w-px bg-line" />
          <Pane
            first={false}
            node={other}
            nodes={nodes}
            onNode={openSecond}
            action={
              <IconButton
                size="sm"
                label="Close this console"
                icon={<X size={14} strokeWidth={1.5} />}
                onClick={() => openSecond(null)}
              />
            }
          />
        </>
      ) : null}
    </div>
  );
}

interface PaneProps {
  readonly first: boolean;
  readonly node: NodeId;
  readonly nodes: readonly NodeId[];
  readonly onNode: (node: NodeId) => void;
  readonly action: React.ReactNode;
}

function Pane({ first, node, nodes, onNode, action }: PaneProps) {
  const design = useDesign();
  const key = sessionKey(design.id, node);
  const session = useConsoles((state) => state.sessions.get(key)) ?? emptySession;
  return (
    <ConsolePane
      key={key}
      node={asId(node)}
      nodes={nodes}
      onNode={onNode}
      session={session}
      onSession={(change) => changeSession(key, change)}
      action={action}
      first={first}
    />
  );
}
