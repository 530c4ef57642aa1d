// @vitest-environment happy-dom
// A refusal is read out, and goes when one goes on.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { setRefusal } from '../../state/editor-store';
import { select } from '../../state/view-store';
import { Notices } from './Notices';

afterEach(() => {
  cleanup();
  setRefusal(null);
  select({});
});

test('a refusal stands until something else is selected', () => {
  render(<Notices />);
  act(() => setRefusal('Select a link to kill.'));
  expect(screen.getByText('Select a link to kill.')).toBeTruthy();
  act(() => select({ nodes: ['a'] }));
  expect(screen.queryByText('Select a link to kill.')).toBeNull();
});

test('what may work the second time can be tried again there', () => {
  const retry = vi.fn();
  render(<Notices />);
  act(() => setRefusal('A part of Standby could not be fetched.', retry));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
  expect(screen.queryByText('A part of Standby could not be fetched.')).toBeNull();
  act(() => setRefusal('Select a link to kill.'));
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});
