// The state of an instance as a badge: the vendor's word, and in a timed state its countdown. It names no technology.
import { RoleBadge } from '../../ui';
import { useInstance, useMode, usePlayhead, useStateTimer, useStateWord } from '../live';
import { useReducedMotion } from '../motion';
import { elapsedShare } from '../overlay/timing';

/** Nothing for a state of role `neutral`: what is as it should be needs no badge. */
export function StateBadge({ instance }: { readonly instance: string }) {
  const mode = useMode();
  const view = useInstance(instance);
  const word = useStateWord(instance);
  const clock = useStateTimer(instance);
  const timer = mode === 'run' && view?.role === 'transition' ? clock : undefined;
  const now = usePlayhead(timer !== undefined);
  const reduced = useReducedMotion();
  if (!view || word === undefined || view.role === 'neutral') return null;
  const secondsLeft = timer ? (timer.endsMs - now) / 1000 : 0;
  return (
    <RoleBadge
      tone={view.role}
      word={timer && reduced ? `${word} ${secondsLeft.toFixed(2)} s left` : word}
      variant={mode === 'run' ? 'box' : 'plain'}
      timer={timer && !reduced ? { elapsed: elapsedShare(timer, now), secondsLeft } : undefined}
    />
  );
}
