// What killing or repairing the shown thing led to: rows and flows with their state now; each leads to its own reasons.
import { useMemo } from 'react';
import type { InstanceSpec, InstanceView, Run } from '../../machines/kernel/types';
import { useFrame, useRun } from '../../state/run-store';
import { select } from '../../state/view-store';
import { type Follower, flowLook, followersOf, stateWord } from '../story';
import { RoleBadge } from '../ui';
import { Section } from './form/Section';

export function LedTo({ run, instance }: { readonly run: Run; readonly instance: string }) {
  // Between two events nobody is touched.
  const atMs = useRun((state) => run.instants.findLast((at) => at <= state.playheadMs) ?? 0);
  const followers = useMemo(() => followersOf(run, instance, atMs), [run, instance, atMs]);
  if (followers.length === 0) return null;
  return (
    <Section title="What it led to" note={String(followers.length)}>
      <ul className="grid gap-0.5">
        {followers.map((follower) => (
          <Row key={follower.spec.id} run={run} follower={follower} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ run, follower: { spec, reason } }: { readonly run: Run; readonly follower: Follower }) {
  const view = useFrame((frame) => frame.instances.get(spec.id));
  if (!view) return null;
  const { role, word } = lookOf(run, spec, view);
  return (
    <li>
      <button
        type="button"
        onClick={() => select({ instance: spec.id })}
        className="hoverable -mx-1.5 grid w-[calc(100%+12px)] grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 rounded-2 px-1.5 py-1 text-left text-12 -outline-offset-2 hover:bg-hover"
      >
        <span className="truncate font-medium">{spec.title}</span>
        <RoleBadge tone={role} word={word} />
        {reason === '' ? null : <span className="col-span-2 line-clamp-2 text-ink-2">{reason}</span>}
      </button>
    </li>
  );
}

function lookOf(
  run: Run,
  spec: InstanceSpec,
  view: InstanceView,
): { readonly role: InstanceView['role']; readonly word: string } {
  const isFlow = run.plan.flows?.some((flow) => flow.instance === view.id);
  return isFlow ? flowLook(view.state) : { role: view.role, word: stateWord(spec.machine.chart, view.state) };
}
