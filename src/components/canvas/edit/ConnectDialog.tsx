// “Connect…”: chooses by keyboard where a link ends. A filter over a listbox of free ports; Enter joins. It knows no pointer.
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { created } from '../../../model';
import { currentDesign, useDesign } from '../../../state/editor-store';
import { select } from '../../../state/view-store';
import { cx, Dialog } from '../../ui';
import { useCanvas } from '../canvas-store';
import { type EndChoice, farEnds, join, startOf } from './connect';

const close = (): void => useCanvas.setState({ connectFrom: null });

export function ConnectDialog() {
  const from = useCanvas((state) => state.connectFrom);
  const design = useDesign();
  const start = from && startOf(design, from);
  if (!from) return null;
  return (
    <Dialog open onClose={close} title={start ? `Connect ${start.name} to` : 'Connect'}>
      {start ? <Chooser key={from.id} /> : <p className="text-12 text-ink-2">This device has no free port left.</p>}
    </Dialog>
  );
}

/** After the dialog has put the focus on its first control. */
const focusSoon = (input: HTMLInputElement | null): void => {
  if (input) requestAnimationFrame(() => input.focus());
};

const matches = (choice: EndChoice, words: readonly string[]): boolean => {
  const text = `${choice.device} ${choice.port}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/** More rows than this are typed for, not scrolled to. */
const MOST_ROWS = 200;

function Chooser() {
  const design = useDesign();
  const from = useCanvas((state) => state.connectFrom);
  const start = useMemo(() => (from ? startOf(design, from) : undefined), [design, from]);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const choices = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const all = start ? farEnds(design, start.node) : [];
    return all.filter((choice) => matches(choice, words)).slice(0, MOST_ROWS);
  }, [design, start, text]);
  const chosen = Math.min(active, choices.length - 1);

  const take = (choice: EndChoice | undefined): void => {
    const before = currentDesign();
    if (!choice || !start || !before) return;
    close();
    if (!join(start.end, choice.end)) return;
    const after = currentDesign();
    if (after) select({ links: created(before, after).links });
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && choices.length > 0) {
      event.preventDefault();
      const next = (chosen + step + choices.length) % choices.length;
      setActive(next);
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      take(choices[chosen]);
    }
  };
  return (
    <div className="flex flex-col gap-2">
      <input
        ref={focusSoon}
        role="combobox"
        aria-label="Device and port"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={choices.length > 0 ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        placeholder="Device or port"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
        className="h-7 w-full rounded-2 border border-line-control bg-panel px-2 text-12 outline-none focus:border-accent focus:shadow-[0_0_0_2px_var(--accent-line)]"
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label="Free ports" className="max-h-[44vh] overflow-y-auto">
        {choices.map((choice, i) => (
          <div
            key={choice.key}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onClick={() => take(choice)}
            onKeyDown={press}
            onPointerMove={() => setActive(i)}
            className={cx('flex h-7 items-center gap-3 rounded-2 px-2 text-12', i === chosen && 'bg-selected')}
          >
            <span className="min-w-0 flex-1 truncate font-medium">{choice.device}</span>
            <span className="mono text-ink-2">{choice.port}</span>
            <span className="w-16 text-right text-11 text-ink-3">{choice.isNew ? 'new port' : ''}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 ? (
        <p className="text-12 text-ink-3">No other device has a free port by that name.</p>
      ) : null}
    </div>
  );
}
