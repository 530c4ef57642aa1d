// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, emptyDesign, type Group, type GroupId, type JsonObject, undoLabel } from '../../../model';
import { openDesign, undoStep, useEditor } from '../../../state/editor-store';
import { ConfigForm } from './ConfigForm';

const weight = v.pipe(
  v.number('Weight must be a number.'),
  v.integer('Weight must be whole.'),
  v.minValue(0, 'Weight must be at least 0.'),
  v.maxValue(255, 'Weight must be at most 255.'),
  v.title('Weight'),
);
const name = v.pipe(v.string(), v.regex(/^ge-/, 'Interface must be a name such as ge-0/0/3.'), v.title('Interface'));
const schema = v.object({
  number: v.pipe(v.number(), v.integer(), v.maxValue(128, 'Number must be at most 128.'), v.title('Number')),
  holdDownS: v.exactOptional(v.pipe(v.number('Hold-down must be a number.'), v.title('Hold-down'))),
  recovery: v.pipe(v.boolean(), v.title('Recovery')),
  mode: v.pipe(v.picklist(['auto', 'fast']), v.title('Mode')),
  preempt: v.pipe(
    v.nullable(v.object({ delayS: v.exactOptional(v.pipe(v.number(), v.title('Delay'))) })),
    v.title('Preempt'),
  ),
  monitors: v.pipe(v.array(v.object({ interface: name, weight })), v.maxLength(3), v.title('Monitors')),
  children: v.pipe(v.array(name), v.title('Children')),
});
const start: JsonObject = {
  number: 1,
  holdDownS: 5,
  recovery: false,
  mode: 'auto',
  preempt: null,
  monitors: [{ interface: 'ge-0/0/1', weight: 150 }],
  children: ['ge-0/0/1', 'ge-0/0/2'],
};
const id = asId<GroupId>('pair');
const group = (): Group => {
  const found = useEditor.getState().history?.present.groups[id];
  if (!found) throw new Error('the group is open');
  return found;
};
const lastStep = (): string | undefined => {
  const { history } = useEditor.getState();
  return history ? undoLabel(history) : undefined;
};

function Screen({ readOnly = false }: { readonly readOnly?: boolean }) {
  const config = useEditor((state) => state.history?.present.groups[id]);
  return config ? <ConfigForm group={config} schema={schema} path={[]} readOnly={readOnly} /> : null;
}
const unfold = (title: string): void => {
  const button = screen.getByRole('button', { name: new RegExp(`^${title}`) });
  if (button.getAttribute('aria-expanded') === 'false') fireEvent.click(button);
};
const type = (label: string, text: string): HTMLInputElement => {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
  return field;
};

beforeEach(() => {
  const pair: Group = { id, name: 'pair', technology: 'none', members: [], config: start };
  openDesign({ ...emptyDesign('Test', asId('d')), groups: { [id]: pair } });
});
afterEach(cleanup);

describe('a form made from a schema', () => {
  it('makes one named step of a change', () => {
    render(<Screen />);
    type('Number', '7');
    expect(group().config.number).toBe(7);
    expect(lastStep()).toBe('Set Number of pair to 7');
    undoStep();
    expect(group().config.number).toBe(1);
  });
  it("shows the schema's sentence beside a wrong value, keeps what was typed and changes nothing", () => {
    render(<Screen />);
    const field = type('Number', '300');
    expect(screen.getByRole('alert').textContent).toContain('Number must be at most 128.');
    expect(field.value).toBe('300');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(group().config).toBe(start);
    expect(lastStep()).toBeUndefined();
  });
  it('offers the nearest number', () => {
    render(<Screen />);
    type('Number', '300');
    fireEvent.click(screen.getByRole('button', { name: 'Set 128' }));
    expect(group().config.number).toBe(128);
  });
  it('refuses words where a number belongs', () => {
    render(<Screen />);
    type('Hold-down', 'five');
    expect(screen.getByRole('alert').textContent).toContain('Hold-down must be a number.');
  });
  it('takes an optional value away when its field is emptied', () => {
    render(<Screen />);
    type('Hold-down', '');
    expect(group().config).not.toHaveProperty('holdDownS');
    expect(lastStep()).toBe('Clear Hold-down of pair');
  });
  it('switches and chooses', () => {
    render(<Screen />);
    fireEvent.click(screen.getByRole('switch', { name: 'Recovery' }));
    expect(group().config.recovery).toBe(true);
    fireEvent.change(screen.getByLabelText('Mode'), { target: { value: 'fast' } });
    expect(group().config.mode).toBe('fast');
  });
  it('turns a part that may be null on and off', () => {
    render(<Screen />);
    fireEvent.click(screen.getByRole('switch', { name: 'Preempt' }));
    expect(group().config.preempt).toEqual({});
    type('Delay', '30');
    expect(group().config.preempt).toEqual({ delayS: 30 });
    fireEvent.click(screen.getByRole('switch', { name: 'Preempt' }));
    expect(group().config.preempt).toBeNull();
  });
  it('changes a cell of a table of small entries, and removes a row', () => {
    render(<Screen />);
    unfold('Monitors');
    type('Weight of ge-0/0/1', '100');
    expect(group().config.monitors).toEqual([{ interface: 'ge-0/0/1', weight: 100 }]);
    expect(lastStep()).toBe('Set Weight of ge-0/0/1 to 100');
    fireEvent.click(screen.getByRole('button', { name: 'Remove ge-0/0/1' }));
    expect(group().config.monitors).toEqual([]);
  });
  it('adds an entry only when all of it can stand, as one step', () => {
    render(<Screen />);
    unfold('Monitors');
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    const draft = within(screen.getByRole('group', { name: 'New entry' }));
    const add = draft.getByRole<HTMLButtonElement>('button', { name: 'Add' });
    expect(add.disabled).toBe(true);
    type('Interface', 'ge-0/0/2');
    type('Weight', '200');
    expect(group().config).toBe(start);
    fireEvent.click(add);
    expect(group().config.monitors).toEqual([
      { interface: 'ge-0/0/1', weight: 150 },
      { interface: 'ge-0/0/2', weight: 200 },
    ]);
    undoStep();
    expect(group().config).toBe(start);
  });
  it('adds to and takes from a list of words', () => {
    render(<Screen />);
    unfold('Children');
    type('Add Interface', 'xe-0/0/3');
    expect(group().config).toBe(start);
    type('Add Interface', 'ge-0/0/3');
    expect(group().config.children).toEqual(['ge-0/0/1', 'ge-0/0/2', 'ge-0/0/3']);
    fireEvent.click(screen.getByRole('button', { name: 'Remove ge-0/0/1' }));
    expect(group().config.children).toEqual(['ge-0/0/2', 'ge-0/0/3']);
  });
  it('cannot be edited in a run', () => {
    render(<Screen readOnly />);
    unfold('Monitors');
    expect(screen.getByLabelText<HTMLInputElement>('Number').readOnly).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>('switch', { name: 'Recovery' }).disabled).toBe(true);
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  });
});
