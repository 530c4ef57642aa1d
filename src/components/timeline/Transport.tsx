// Plays the run: to the start, step, play, step, next event; speed and clock. It moves the playhead and nothing else.
import { useRef } from 'react';
import { neighbourInstant, SPEEDS, seek, setPlaying, setSpeed, stepEvent, useRun } from '../../state/run-store';
import { clockLabel, usePlayheadEffect } from '../story';
import { IconButton, Select, Toolbar, Tooltip } from '../ui';

// Filled shapes are reserved for transport keys and role glyphs.
const KEYS = {
  start: 'M3 3.5h1.5v9H3zM13 3.5v9L5.5 8z',
  back: 'M11.5 3.5v9L4 8z',
  play: 'M4.75 3v10L13 8z',
  pause: 'M4.5 3.5H7v9H4.5zM9 3.5h2.5v9H9z',
  forward: 'M4.5 3.5v9L12 8z',
  next: 'M11.5 3.5H13v9h-1.5zM3 3.5v9L10.5 8z',
} as const;

const Key = ({ name }: { readonly name: keyof typeof KEYS }) => (
  <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" fill="currentColor">
    <path d={KEYS[name]} />
  </svg>
);

export interface TransportProps {
  /** Instants at which a lane changes, sorted: where *next event* goes. */
  readonly story: readonly number[];
}

export function Transport({ story }: TransportProps) {
  const playing = useRun((state) => state.playing);
  const ready = useRun((state) => state.branches.length > 0);
  const atStart = useRun((state) => state.playheadMs === 0);
  const hasNext = useRun(() => neighbourInstant(1) !== undefined);
  const nextInStory = useRun((state) => story.find((at) => at > state.playheadMs));
  return (
    <Toolbar label="Transport" className="shrink-0 !gap-1">
      <IconButton
        label="To the start"
        icon={<Key name="start" />}
        off={!ready || atStart}
        onClick={() => {
          setPlaying(false);
          seek(0);
        }}
      />
      <IconButton
        label="Step back"
        keys=","
        icon={<Key name="back" />}
        off={!ready || atStart}
        onClick={() => stepEvent(-1)}
      />
      <Tooltip text={playing ? 'Pause' : 'Play'} keys=" ">
        <button
          type="button"
          aria-label={playing ? 'Pause' : 'Play'}
          aria-keyshortcuts="Space"
          disabled={!ready}
          onClick={() => setPlaying(!playing)}
          className="hoverable grid size-8 shrink-0 place-items-center rounded-full bg-accent text-on-accent enabled:hover:bg-accent-hover disabled:bg-sunken disabled:text-disabled"
        >
          <Key name={playing ? 'pause' : 'play'} />
        </button>
      </Tooltip>
      <IconButton
        label="Step forward"
        keys="."
        icon={<Key name="forward" />}
        off={!hasNext}
        onClick={() => stepEvent(1)}
      />
      <IconButton
        label="Jump to the next event"
        icon={<Key name="next" />}
        off={nextInStory === undefined}
        onClick={() => {
          if (nextInStory !== undefined) seek(nextInStory);
        }}
      />
      <Speed />
      <Clock />
    </Toolbar>
  );
}

function Speed() {
  const speed = useRun((state) => state.speed);
  return (
    <span className="ml-1 block w-[62px]">
      <Select
        label="Speed"
        layout="hidden"
        value={String(speed)}
        options={SPEEDS.map((each) => ({ value: String(each), label: `${each}×` }))}
        onChange={(value) => setSpeed(Number(value))}
      />
    </span>
  );
}

function Clock() {
  const text = useRef<HTMLSpanElement>(null);
  usePlayheadEffect((atMs) => {
    if (text.current) text.current.textContent = clockLabel(atMs);
  });
  return (
    <span
      ref={text}
      role="timer"
      aria-label="Clock of the run"
      className="mono px-2 text-16 font-medium tracking-[-0.02em] whitespace-nowrap"
    />
  );
}
