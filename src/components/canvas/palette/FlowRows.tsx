// The flows of the design: who talks to whom. A row selects its flow; the inspector edits it.
import { Plus } from 'lucide-react';
import { addFlow, asId, type Design, type FlowEnd, type NodeId } from '../../../model';
import { execute, useDesign, useEditor } from '../../../state/editor-store';
import { select, useView } from '../../../state/view-store';
import { cx, IconButton } from '../../ui';
import { useLive } from '../live';

export function FlowRows() {
  const design = useDesign();
  const isEditable = useEditor((state) => state.mode === 'design');
  const selected = useView((state) => state.selection.nodes);
  const chosen = useView((state) => state.selection.flow);
  const flows = Object.values(design.flows);
  const [from, to] = selected;
  const canAdd = selected.length === 2 && from !== undefined && to !== undefined;
  return (
    <section aria-label="Flows in the outline" className="px-2 pb-3">
      <div className="flex items-center justify-between px-1 pt-2 pb-1">
        <h2 className="text-12 font-semibold">Flows</h2>
        {isEditable ? (
          <IconButton
            label="Add a flow between the two selected devices"
            hint={canAdd ? 'Add a flow' : 'Select the two devices that talk to each other first'}
            size="sm"
            off={!canAdd}
            icon={<Plus size={14} strokeWidth={1.5} />}
            onClick={() => canAdd && add(design, from, to)}
          />
        ) : null}
      </div>
      <ul>
        {flows.map((flow) => (
          <li key={flow.id}>
            <button
              type="button"
              aria-pressed={chosen === flow.id}
              onClick={() => select({ flow: flow.id })}
              className={cx(
                'hoverable flex h-6.5 w-full items-center gap-2 rounded-2 px-1.5 text-left text-12 focus-visible:-outline-offset-2',
                chosen === flow.id ? 'bg-selected' : 'hover:bg-hover',
              )}
            >
              <FlowLine id={flow.id} />
              <span className="min-w-0 flex-1 truncate font-medium">{flow.name}</span>
              <span className="text-11 text-ink-3">{flow.service ?? ''}</span>
            </button>
          </li>
        ))}
      </ul>
      {flows.length === 0 ? (
        <p className="px-1.5 text-12 text-ink-3">No flow yet: nothing measures an outage.</p>
      ) : null}
    </section>
  );
}

function FlowLine({ id }: { readonly id: string }) {
  const state = useLive((frame) => frame.flows.find((flow) => flow.id === id || flow.id === `flow:${id}`)?.state);
  return (
    <span
      aria-hidden="true"
      className={cx('h-[3px] w-3.5 shrink-0 rounded-[2px]', state === 'lost' ? 'bg-failed-solid' : 'bg-active-solid')}
    />
  );
}

const end = (id: string): FlowEnd => ({ kind: 'node', node: asId<NodeId>(id) });

function add(design: Design, from: string, to: string): void {
  const name = (id: string): string => design.nodes[asId<NodeId>(id)]?.name ?? id;
  execute(addFlow, { name: `${name(from)} to ${name(to)}`, from: end(from), to: end(to) });
}
