// Who talks to whom at the playhead: state, path, sessions, and each outage with the timers that made it up.
import type { Outage, Run } from '../../machines/kernel/types';
import { useFrame, useRun } from '../../state/run-store';
import { select } from '../../state/view-store';
import { begunBy, durationLabel, flowLook, flowsOf, lostLabel, playheadLabel, whyChain } from '../story';
import { Chip, cx, RoleGlyph, roleText } from '../ui';

export function FlowsTable({ run }: { readonly run: Run }) {
  const flows = flowsOf(run);
  if (flows.length === 0)
    return (
      <p className="p-3 text-12 text-ink-2">
        This design has no flow. Draw one in Design to see what a fault interrupts.
      </p>
    );
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <table className="w-full min-w-[760px] border-collapse text-12">
        <thead className="sticky top-0 bg-panel text-left text-11 text-ink-3">
          <tr className="[&>th]:px-3 [&>th]:py-1 [&>th]:font-medium">
            <th scope="col">Flow</th>
            <th scope="col">State</th>
            <th scope="col">Path</th>
            <th scope="col">Sessions</th>
            <th scope="col">Outages and what they waited for</th>
            <th scope="col" className="text-right">
              Lost
            </th>
          </tr>
        </thead>
        <tbody>
          {flows.map((flow) => (
            <FlowRow key={flow.id} id={flow.id} instance={flow.instance} run={run} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FlowRow({ id, instance, run }: { readonly id: string; readonly instance: string; readonly run: Run }) {
  // One text instead of the view: a run may make a new view of the same flow whenever it is asked about another instant.
  const told = useFrame((frame) => {
    const view = frame.flows.find((flow) => flow.id === id);
    return view ? [view.state, view.sessions, view.path.join(' → ')].join('\n') : undefined;
  });
  const outages = run.outages.get(id) ?? [];
  const lost = useRun((state) => lostLabel(outages, state.playheadMs));
  const begun = useRun((state) => begunBy(outages, state.playheadMs).filter((outage) => outage.toMs !== null).length);
  const title = run.plan.instances.find((spec) => spec.id === instance)?.title ?? id;
  if (told === undefined) return null;
  const [state = '', sessions = '', path = ''] = told.split('\n');
  const look = flowLook(state);
  const shown = begunBy(outages, outages[begun]?.fromMs ?? Number.POSITIVE_INFINITY);
  const known = lost === '' ? shown.slice(0, begun) : shown;
  return (
    <tr className="border-t border-line align-top [&>td]:px-3 [&>td]:py-1.5">
      <td className="font-medium whitespace-nowrap">
        <button
          type="button"
          className="min-h-6 rounded-1 text-left underline-offset-2 hover:underline"
          onClick={() => select({ instance })}
        >
          {title}
        </button>
      </td>
      <td>
        <span className={cx('flex min-h-6 items-center gap-[5px] font-medium whitespace-nowrap', roleText(look.role))}>
          <RoleGlyph tone={look.role} />
          {look.word}
        </span>
      </td>
      <td className="leading-6 text-ink-2">{path || 'none'}</td>
      <td className="leading-6 text-ink-2">{sessions}</td>
      <td>
        {known.length === 0 ? (
          <span className="leading-6 text-ink-3">none</span>
        ) : (
          <ol className="grid gap-1">
            {known.map((outage) => (
              <OutageLine key={outage.fromMs} outage={outage} instance={instance} run={run} />
            ))}
          </ol>
        )}
      </td>
      <td className={cx('num text-right leading-6 font-semibold whitespace-nowrap', lost && 'text-failed-fg')}>
        {lost || durationLabel(0)}
      </td>
    </tr>
  );
}

function OutageLine({
  outage,
  instance,
  run,
}: {
  readonly outage: Outage;
  readonly instance: string;
  readonly run: Run;
}) {
  const { fromMs, toMs } = outage;
  const timers = toMs === null ? [] : timersWithin(run, instance, fromMs, toMs);
  return (
    <li className="num flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1">
      <span className="whitespace-nowrap">
        {playheadLabel(fromMs)} – {toMs === null ? 'now' : playheadLabel(toMs)}
      </span>
      {toMs === null ? null : <b className="font-semibold whitespace-nowrap">{durationLabel(toMs - fromMs)}</b>}
      {timers.map((timer) => (
        <Chip key={timer.key} title={timer.title}>
          {timer.name} {durationLabel(timer.durationMs)}
        </Chip>
      ))}
    </li>
  );
}

/** The timers on the chain of causes that ended an outage, oldest first; those that ran out before it began are not part of it. */
function timersWithin(run: Run, instance: string, fromMs: number, toMs: number) {
  const steps = whyChain(run, instance, toMs)?.steps ?? [];
  return steps
    .flatMap((step) =>
      step.timer && step.atMs > fromMs
        ? [
            {
              key: step.seq,
              name: step.timer.name,
              durationMs: Math.min(step.timer.durationMs, step.atMs - fromMs),
              title: step.timer.rule?.text ?? step.what,
            },
          ]
        : [],
    )
    .toReversed();
}
