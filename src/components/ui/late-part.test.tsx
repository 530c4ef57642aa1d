// @vitest-environment happy-dom
// Code that does not come is said in its pane, and comes when it is asked for again.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ErrorBoundary } from './ErrorBoundary';
import { latePart } from './late-part';

afterEach(cleanup);

function Greeting({ name }: { readonly name: string }) {
  return <p>Hello {name}</p>;
}
const settled = (): Promise<void> => act(() => new Promise<void>((done) => setTimeout(done, 0)));
const show = async (load: () => Promise<typeof Greeting>): Promise<void> => {
  const Late = latePart(load);
  render(
    <ErrorBoundary name="The greeting">
      <Suspense>
        <Late name="world" />
      </Suspense>
    </ErrorBoundary>,
  );
  await settled();
};

test('a part is there as soon as its code is', async () => {
  const load = vi.fn(() => Promise.resolve(Greeting));
  await show(load);
  expect(screen.getByText('Hello world')).toBeTruthy();
  expect(load).toHaveBeenCalledOnce();
});

test('a part whose code does not come says so, and tries again', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let isDown = true;
  await show(() => (isDown ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(Greeting)));
  expect(screen.getByRole('alert').textContent).toMatch(/The greeting stopped.*could not be fetched/);
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await settled();
  expect(screen.getByText('Hello world')).toBeTruthy();
  quiet.mockRestore();
});
