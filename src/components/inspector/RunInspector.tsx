// The inspector of a run: one machine at the playhead with its figure, its reasons, its facts and its chart. Read-only.
import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { InstanceSpec, InstanceView, Run } from '../../machines/kernel/types';
import { type Design, find, type SubjectRef } from '../../model';
import { subjectName } from '../../model/lookup';
import { setMode, useDesign } from '../../state/editor-store';
import { targetName } from '../../state/faults';
import { selectSubject } from '../../state/findings';
import { useBranch, useFrame, useRun } from '../../state/run-store';
import { select, useView } from '../../state/view-store';
import { flowLook, ledgerOf, metersOf, spreadsOf, stateWord, whyChain } from '../story';
import { Button, cx, minus, type PartKind, RoleBadge } from '../ui';
import { FactsSection } from './Facts';
import { wordsOfKey } from './form/field-words';
import { Header } from './Header';
import { LedTo } from './LedTo';
import { LoadCurve } from './LoadCurve';
import { Lots } from './Lots';
import { SessionsSection } from './SessionsSection';
import { SharesSection } from './SharesSection';
import { StateChartView } from './StateChartView';
import { Settings, SubjectSettings } from './SubjectSettings';
import { focusOf, instancesOf, subjectOf, subjectOfSpec } from './subject';
import { headOf } from './subject-head';
import { lasting, TimersSection } from './Timers';
import { WeightLedger } from './WeightLedger';
import { WhySection } from './WhyChain';

export function RunInspector() {
  const branch = useBranch();
  const errors = useRun((state) => state.errors);
  if (branch) return <RunPane run={branch.run} />;
  return (
    <div className="grid gap-2 p-3 text-12">
      <b className="font-semibold">This design cannot run yet</b>
      {errors.map((error) => (
        <p key={error} className="text-ink-2">
          {error}
        </p>
      ))}
      <div>
        <Button size="sm" onClick={() => setMode('design')}>
          Edit in Design
        </Button>
      </div>
    </div>
  );
}

function RunPane({ run }: { readonly run: Run }) {
  const { specs, focus } = useFocus(run);
  const design = useDesign();
  const selection = useView((view) => view.selection);
  const subject = subjectOf(design, selection);
  if (!focus)
    return (
      <div className="min-h-0 flex-1 overflow-y-auto">
        <SubjectSettings subject={subject} readOnly />
      </div>
    );
  return (
    <InstancePane key={focus.id} run={run} spec={focus} design={design}>
      {specs.length > 1 ? <Choice specs={specs} focus={focus} /> : null}
    </InstancePane>
  );
}

/** The machines of the selection and the one that is shown: the chosen one while it is among them, else the one with news. */
export function useFocus(run: Run | undefined): {
  readonly specs: readonly InstanceSpec[];
  readonly focus: InstanceSpec | undefined;
} {
  const design = useDesign();
  const selection = useView((view) => view.selection);
  const specs = useMemo(() => (run ? instancesOf(design, run, selection) : []), [design, run, selection]);
  const id = useRun((state) => (run ? focusOf(run, specs, state.playheadMs)?.id : undefined));
  return { specs, focus: specs.find((spec) => spec.id === id) };
}

/** Which of several machines to look at; choosing one selects it and keeps the way back. */
function Choice({ specs, focus }: { readonly specs: readonly InstanceSpec[]; readonly focus: InstanceSpec }) {
  const [all, setAll] = useState(false);
  const few = specs.slice(0, 6);
  return (
    <fieldset
      aria-label="Parts"
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-0.5 border-b border-line px-1.5 py-1.5"
    >
      {(all ? specs : few).map((spec) => (
        <ChoiceRow key={spec.id} spec={spec} current={spec.id === focus.id} />
      ))}
      {specs.length > few.length ? (
        <Button size="sm" variant="quiet" className="justify-self-start" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${specs.length - few.length} more`}
        </Button>
      ) : null}
    </fieldset>
  );
}

function ChoiceRow({ spec, current }: { readonly spec: InstanceSpec; readonly current: boolean }) {
  const view = useFrame((frame) => frame.instances.get(spec.id));
  if (!view) return null;
  return (
    <button
      type="button"
      aria-pressed={current}
      onClick={() => select({ instance: spec.id })}
      className={cx(
        'hoverable flex min-h-7 items-center gap-2 rounded-2 px-1.5 text-left text-12 -outline-offset-2',
        current ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <span className="min-w-0 flex-1 truncate font-medium">{spec.title}</span>
      <RoleBadge tone={view.role} word={stateWord(spec.machine.chart, view.state)} />
    </button>
  );
}

interface InstancePaneProps {
  readonly run: Run;
  readonly spec: InstanceSpec;
  readonly design: Design;
  readonly children: React.ReactNode;
}

function InstancePane({ run, spec, design, children }: InstancePaneProps) {
  const view = useFrame((frame) => frame.instances.get(spec.id));
  if (!view) return null;
  const meter = metersOf(design).get(spec.id);
  const spread = spreadsOf(design).get(spec.id);
  const figure = meter ? view.facts[meter.fact] : undefined;
  const timers = lasting(view.timers);
  return (
    <>
      <Header
        kind={kindOf(design, spec)}
        title={spec.title}
        detail={detailOf(design, run, spec, meter?.detail)}
        action={<LiveBadge run={run} spec={spec} view={view} />}
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {children}
        {spread?.load ? <LoadCurve run={run} load={spread.load} /> : null}
        {meter && !spread?.load && typeof figure === 'number' ? (
          <div className="border-b border-line px-3 py-2">
            <WeightLedger
              title={wordsOfKey(meter.fact)}
              value={figure}
              max={meter.max}
              role={view.role}
              ledger={figure === meter.max ? undefined : ledgerAt(run, spec.id, view, figure)}
            />
          </div>
        ) : null}
        <Reasons run={run} spec={spec} view={view} />
        <SessionsSection design={design} run={run} spec={spec} />
        <LedTo run={run} instance={spec.id} />
        <SharesSection design={design} run={run} instance={spec.id} />
        {spread?.shares ? <Lots shares={spread.shares} /> : null}
        <TimersSection timers={timers} run={run} />
        {spec.machine.chart ? (
          <StateChartView chart={spec.machine.chart} view={view} lastChange={lastChange(run, spec.id, view)} />
        ) : null}
        <FactsSection facts={view.facts} />
        <LockedSettings design={design} subject={subjectOfSpec(design, spec)} />
      </div>
    </>
  );
}

/** The settings behind a machine: shown, not editable, with the way to where they are. */
function LockedSettings({ design, subject }: { readonly design: Design; readonly subject: SubjectRef }) {
  const [open, setOpen] = useState(false);
  if (subject.kind === 'design') return null;
  return (
    <section aria-label="Settings">
      <div className="flex min-h-10 items-center gap-2 border-b border-line px-3">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="hoverable -ml-1 flex min-h-6 min-w-0 flex-1 items-center gap-1.5 rounded-1 pl-0.5 text-left text-12 hover:bg-hover"
        >
          <ChevronRight
            size={14}
            strokeWidth={1.5}
            aria-hidden="true"
            className={cx('shrink-0 text-ink-3', open && 'rotate-90')}
          />
          <span className="shrink-0 font-semibold">Settings</span>
          <span className="truncate text-ink-3">{subjectName(design, subject)}</span>
        </button>
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            selectSubject(subject);
            setMode('design');
          }}
        >
          Edit in Design
        </Button>
      </div>
      {open ? <Settings design={design} subject={subject} readOnly /> : null}
    </section>
  );
}

/** The sum of the last entry that told one, if it ends in the figure that is shown. */
function ledgerAt(run: Run, instance: string, view: InstanceView, figure: number): string | undefined {
  const atMs = run.trace.find((entry) => entry.seq === view.lastEntry)?.atMs ?? 0;
  const ledger = ledgerOf(run, instance, atMs);
  return ledger?.endsWith(` ${minus(figure)}`) ? ledger : undefined;
}

function Reasons({ run, spec, view }: { readonly run: Run; readonly spec: InstanceSpec; readonly view: InstanceView }) {
  const design = useDesign();
  // The chain hangs on the last entry of the instance, not on the playhead: it is built once per change.
  const why = useMemo(() => {
    const atMs = run.trace.find((entry) => entry.seq === view.lastEntry)?.atMs ?? 0;
    return whyChain(run, spec.id, atMs, (target) => targetName(design, target).full);
  }, [run, spec.id, view, design]);
  return why ? <WhySection why={why} /> : null;
}

function LiveBadge({
  run,
  spec,
  view,
}: {
  readonly run: Run;
  readonly spec: InstanceSpec;
  readonly view: InstanceView;
}) {
  const timer = view.role === 'transition' ? lasting(view.timers)[0] : undefined;
  const nowMs = useRun((state) => (timer ? Math.floor(state.playheadMs / 10) * 10 : 0));
  const isFlow = run.plan.flows?.some((flow) => flow.instance === spec.id);
  const look = isFlow ? flowLook(view.state) : undefined;
  const left = timer && {
    elapsed: (nowMs - timer.startedMs) / (timer.endsMs - timer.startedMs),
    secondsLeft: (timer.endsMs - nowMs) / 1000,
  };
  const word = stateWord(spec.machine.chart, view.state);
  return <RoleBadge size="lg" tone={look?.role ?? view.role} word={word} timer={left} />;
}

/** The last change of state of an instance up to what is shown, in the device's words. */
function lastChange(
  run: Run,
  instance: string,
  view: InstanceView,
): { readonly from: string; readonly to: string } | undefined {
  return run.trace.findLast(
    (entry) => entry.instance === instance && entry.seq <= view.lastEntry && entry.from !== entry.to && entry.atMs >= 0,
  );
}

/** The line below the name: what of the design it is, or where it lives and what it is set to. */
function detailOf(design: Design, run: Run, spec: InstanceSpec, setTo: string | undefined): string {
  const subject = subjectOfSpec(design, spec);
  if (subject.kind === 'port' || subject.kind === 'link' || subject.kind === 'node')
    return headOf(design, subject).detail;
  const node = spec.node === spec.title ? undefined : spec.node;
  return [node, setTo ?? serviceOf(design, run, spec)].filter(Boolean).join(', ') || spec.id;
}

/** What a flow carries; undefined for anything else. */
function serviceOf(design: Design, run: Run, spec: InstanceSpec): string | undefined {
  const name = run.plan.flows?.find((flow) => flow.instance === spec.id)?.id;
  const flow = name === undefined ? undefined : Object.values(design.flows).find((each) => each.name === name);
  return flow && ['flow', flow.service].filter(Boolean).join(', ');
}

function kindOf(design: Design, spec: InstanceSpec): PartKind {
  const { anchor } = spec;
  if (spec.id.startsWith('flow:')) return 'flow';
  if (!anchor) return 'redundancy';
  if (anchor.kind === 'port' || anchor.kind === 'link') return anchor.kind;
  return 'node' in anchor ? (find(design.nodes, anchor.node)?.kind ?? 'redundancy') : 'redundancy';
}
