// @vitest-environment happy-dom
// Pasting: what can be drawn opens, what cannot is told with its line, and the text is never lost.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { loadTechnologies } from '../../machines/registry';
import { closeDesign, currentDesign, useEditor } from '../../state/editor-store';
import { PasteCard } from './PasteCard';

await loadTechnologies();

afterEach(() => {
  cleanup();
  closeDesign();
});

const CONFIG = `set chassis cluster reth-count 1
set chassis cluster redundancy-group 0 node 0 priority 200
set chassis cluster redundancy-group 0 node 1 priority 100
set chassis cluster redundancy-group 1 node 0 priority 200
set chassis cluster redundancy-group 1 node 1 priority 100
set interfaces fab0 fabric-options member-interfaces ge-0/0/2
set interfaces fab1 fabric-options member-interfaces ge-5/0/2
set interfaces ge-0/0/4 gigether-options redundant-parent reth0
set interfaces ge-5/0/4 gigether-options redundant-parent reth0
set interfaces reth0 redundant-ether-options redundancy-group 1
set interfaces reth0 unit 0 family inet address 10.0.0.1/24`;

/** The technologies are there; what is left is a chain of resolved promises. */
const settled = (): Promise<void> => act(() => new Promise<void>((done) => setTimeout(done, 0)));

async function paste(text: string): Promise<HTMLTextAreaElement> {
  render(<PasteCard />);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Junos configuration' });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Draw it' }));
  await settled();
  return field;
}

test('a cluster is drawn, with the text kept in the report', async () => {
  await paste(CONFIG);
  expect(Object.values(currentDesign()?.groups ?? {})).toHaveLength(1);
  expect(useEditor.getState().importReport?.text).toBe(CONFIG);
});

test('what is no configuration of a known system is refused with its lines, the text stays, and a line can be gone to', async () => {
  const text = 'set system host-name a\nsystem { services {';
  const field = await paste(text);
  expect(currentDesign()).toBeNull();
  expect(field.value).toBe(text);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  fireEvent.click(screen.getAllByRole('button', { name: 'Line 2' })[0] as HTMLElement);
  expect([field.selectionStart, field.selectionEnd]).toEqual([23, text.length]);
  fireEvent.change(field, { target: { value: `${text} } }` } });
  expect(field.getAttribute('aria-invalid')).toBeNull();
});

test('nothing pasted, nothing done', async () => {
  const field = await paste('   ');
  expect(currentDesign()).toBeNull();
  expect(field.getAttribute('aria-invalid')).toBeNull();
});

test('a paste anywhere on the page draws at once', async () => {
  render(<PasteCard />);
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: { getData: () => CONFIG } });
  fireEvent(document.body, event);
  await settled();
  expect(currentDesign()).not.toBeNull();
});
