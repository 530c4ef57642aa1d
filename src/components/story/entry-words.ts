// What an entry of the trace says: its reason in words, and the role of the state that it led to. Pure.
import type { Role, Rule, Run, TraceEntry } from '../../machines/kernel/types';
import { flowLook } from './flow-look';

/** A sum that a machine tells: `255 - 150 = 105`. */
export const LEDGER = /\d+(?: [-−+] \d+)+ = [-−]?\d+/;

/** `255 - 150 = 105` with real minus signs, as figures are told everywhere. */
export const withMinus = (text: string): string => text.replace(/(^|[\s=(])-(?=\s?\d)/g, '$1−');

/** What the machine says itself; bare figures that are no sum come after the words of their rule. */
export function reasonOf(text: string | undefined, rule: Rule | undefined): string {
  if (text === undefined || text === '') return rule?.text ?? '';
  return withMinus(/[a-z]/i.test(text) || LEDGER.test(text) || !rule ? text : `${rule.text} ${text}`);
}

/**
 * The role of the state after an entry. A frame shows an instant as a whole; an entry in the middle of it may have led
 * to another state, whose role the machine's chart tells.
 */
export function roleAfter(run: Run, entry: TraceEntry): Role {
  if (run.plan.flows?.some((flow) => flow.instance === entry.instance)) return flowLook(entry.to).role;
  const view = run.frameAt(entry.atMs).instances.get(entry.instance);
  if (view?.state === entry.to) return view.role;
  const chart = run.plan.instances.find((spec) => spec.id === entry.instance)?.machine.chart;
  return chart?.states.find(({ id, label }) => label === entry.to || id === entry.to)?.role ?? 'neutral';
}
