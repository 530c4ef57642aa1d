// @vitest-environment happy-dom
// The inspector over a real design and its run: settings, figure, reasons, chart, and the line that stands for it.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadTechnologies, technologies } from '../../machines/registry';
import { type Design, undoLabel } from '../../model';
import { openTemplate } from '../../state/documents';
import { currentDesign, setMode, useEditor } from '../../state/editor-store';
import { allFaults } from '../../state/faults';
import { currentBranch, kill, resetRuns, seek, useRun } from '../../state/run-store';
import { select } from '../../state/view-store';
import { ledgerOf } from '../story';
import { Inspector } from './Inspector';
import { InspectorLine } from './InspectorLine';

await loadTechnologies();

const gallery = technologies()
  .flatMap((technology) => technology.templates)
  .find((template) => template.gallery);

const design = (): Design => {
  const open = currentDesign();
  if (!open) throw new Error('a design is open');
  return open;
};

beforeEach(async () => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  expect(await openTemplate(gallery?.id ?? '')).toEqual({ kind: 'opened' });
  select({});
});
afterEach(cleanup);

interface Loss {
  readonly instance: string;
  readonly ledger: string;
  readonly rule: string;
}
const nothing: Loss = { instance: '', ledger: '', rule: '' };

/** Kills the first port whose loss is told as a sum, and selects the machine that tells it. */
function loseWeight(): Loss {
  for (const { target } of allFaults(design()).filter((fault) => fault.target.startsWith('port:'))) {
    resetRuns();
    seek(1_000);
    if (kill(target) !== undefined) continue;
    const run = currentBranch()?.run;
    const entry = run?.trace.find((each) => each.atMs === 1_000 && / = /.test(each.text ?? ''));
    const ledger = run && entry && ledgerOf(run, entry.instance, 1_000);
    if (!ledger) continue;
    select({ instance: entry.instance });
    return { instance: entry.instance, ledger, rule: entry.rule };
  }
  throw new Error('no port has a weight');
}

describe('the inspector of a run', () => {
  beforeEach(() => setMode('run'));

  it('tells the figure as a sum, and why nothing moved', () => {
    render(<Inspector />);
    let told = nothing;
    act(() => {
      told = loseWeight();
    });
    expect(screen.getAllByText(told.ledger).length).toBeGreaterThan(0);
    expect(screen.getByRole('meter').getAttribute('aria-valuetext')).toBe(told.ledger);
    expect(screen.getByRole('region', { name: /^Why still / })).toBeTruthy();
    expect(screen.getByText('By you.')).toBeTruthy();
  });
  it('opens the source behind a chip', () => {
    render(<Inspector />);
    let told = nothing;
    act(() => {
      told = loseWeight();
    });
    const rule = currentBranch()?.run.plan.rules.get(told.rule);
    if (!rule) throw new Error('the sum has a rule');
    fireEvent.click(screen.getByRole('button', { name: rule.id }));
    const source = screen.getByRole('dialog', { name: rule.id });
    expect(source.textContent).toContain(rule.text);
    expect(source.textContent).toContain(rule.source);
  });
  it('puts the playhead where a reason happened', () => {
    render(<Inspector />);
    act(() => {
      loseWeight();
      seek(3_000);
    });
    const time = screen.getAllByRole('button', { name: '1.000' })[0];
    if (time) fireEvent.click(time);
    expect(useRun.getState().playheadMs).toBe(1_000);
  });
  it('has the chart of the machine with its state in words', () => {
    render(<Inspector />);
    let told = nothing;
    act(() => {
      told = loseWeight();
    });
    const state = currentBranch()?.run.frameAt(1_000).instances.get(told.instance)?.state;
    expect(screen.getByRole('img', { name: new RegExp(`^Now ${state}\\.`) })).toBeTruthy();
  });
  it('offers the machines of a device to choose from', () => {
    render(<Inspector />);
    const member = Object.values(design().groups)[0]?.members[0] ?? '';
    act(() => select({ nodes: [member] }));
    const parts = screen.getByRole('group', { name: 'Parts' });
    expect(parts.querySelectorAll('button').length).toBeGreaterThan(1);
  });
  it('shows the settings read-only, and leads to Design', () => {
    render(<Inspector />);
    act(() => void loseWeight());
    fireEvent.click(screen.getByRole('button', { name: /^Settings/ }));
    const fields = screen.getAllByRole<HTMLInputElement>('textbox');
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.every((field) => field.readOnly)).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Edit in Design' }));
    expect(useEditor.getState().mode).toBe('design');
  });
  it('folded, it is one line that opens it', () => {
    const open = vi.fn();
    render(<InspectorLine onOpen={open} />);
    act(() => void loseWeight());
    const line = screen.getByRole('button', { name: /Why\?$/ });
    expect(line.textContent).toContain('Why?');
    fireEvent.click(line);
    expect(open).toHaveBeenCalledOnce();
  });
});

describe('the inspector of a design', () => {
  beforeEach(() => setMode('design'));
  const type = (label: string, text: string): void => {
    const field = screen.getByLabelText<HTMLInputElement>(label);
    fireEvent.change(field, { target: { value: text } });
    fireEvent.blur(field);
  };
  const step = (): string | undefined => {
    const { history } = useEditor.getState();
    return history ? undoLabel(history) : undefined;
  };

  it('renames the design, a device and a port as named steps', () => {
    render(<Inspector />);
    type('Name', 'Edge');
    expect(design().name).toBe('Edge');
    const node = Object.values(design().nodes)[0];
    act(() => select({ nodes: [node?.id ?? ''] }));
    type('Name', 'renamed');
    expect(Object.values(design().nodes).some((each) => each.name === 'renamed')).toBe(true);
    expect(step()).toBe(`Rename ${node?.name} to renamed`);
  });
  it('keeps a name that is taken in its field, with the reason', () => {
    render(<Inspector />);
    const [first, second] = Object.values(design().nodes);
    act(() => select({ nodes: [first?.id ?? ''] }));
    const field = screen.getByLabelText<HTMLInputElement>('Name');
    fireEvent.change(field, { target: { value: second?.name ?? '' } });
    fireEvent.blur(field);
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(field.value).toBe(second?.name);
    expect(design().nodes[first?.id ?? ('' as never)]?.name).toBe(first?.name);
  });
  it('adds an address to a device, and refuses one without its prefix', () => {
    render(<Inspector />);
    const host = Object.values(design().nodes).find((node) => node.kind === 'host');
    act(() => select({ nodes: [host?.id ?? ''] }));
    const before = host?.addresses?.length ?? 0;
    type(`Address ${before + 1}`, '192.0.2.7');
    expect(screen.getByRole('alert').textContent).toContain('prefix length');
    type(`Address ${before + 1}`, '192.0.2.7/24');
    expect(Object.values(design().nodes).find((node) => node.id === host?.id)?.addresses).toContain('192.0.2.7/24');
  });
  it('changes what a link carries', () => {
    render(<Inspector />);
    const link = Object.values(design().links).find((each) => each.kind === 'revenue');
    act(() => select({ links: [link?.id ?? ''] }));
    fireEvent.change(screen.getByLabelText('Carries'), { target: { value: 'tunnel' } });
    expect(Object.values(design().links).find((each) => each.id === link?.id)?.kind).toBe('tunnel');
  });
  it('changes a flow', () => {
    render(<Inspector />);
    const flow = Object.values(design().flows)[0];
    act(() => select({ flow: flow?.id ?? '' }));
    type('Service', 'udp 53');
    expect(Object.values(design().flows)[0]?.service).toBe('udp 53');
  });
});
