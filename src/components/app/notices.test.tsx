// @vitest-environment happy-dom
// A refusal is read out, and goes when one goes on.
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
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
