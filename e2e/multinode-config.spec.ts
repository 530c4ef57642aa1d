// Two configurations of one pair: opened together they are one design, exported again they are the same lines.
import { configOf } from './fixtures/designs';
import { expect, test } from './fixtures/test';

test('two files become one pair, and the pair becomes two files again', async ({ app }) => {
  const [a, b] = await Promise.all([configOf('mnha-t-r', 'A'), configOf('mnha-t-r', 'B')]);
  await app.start.openFiles([
    { name: 'A.set', text: a },
    { name: 'B.set', text: b },
  ]);
  const { canvas, dock } = app;
  await canvas.settled();
  for (const device of ['A', 'B', 'R1', 'R2']) await expect(canvas.device(device)).toBeVisible();
  await dock.open('Config');
  await expect(dock.configuration).toContainText('set chassis high-availability peer-id 2 peer-ip 10.22.0.2');
  await expect(dock.configuration).toContainText('set chassis high-availability peer-id 1 peer-ip 10.22.0.1');
  await dock.region.getByRole('tab', { name: 'Changes since import' }).click();
  await expect(dock.region).toContainText('Nothing changed since the import');
});
