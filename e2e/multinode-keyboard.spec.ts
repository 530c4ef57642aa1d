// A failover of a multinode pair without a mouse: opened, killed, watched and asked about by keys only.
import { expect, test } from './fixtures/test';

test('a pair is opened, a node killed, the three speeds are seen and Why? is asked by keyboard', async ({
  app,
  page,
}) => {
  const { canvas, dock, inspector, palette, search } = app;
  const { keyboard } = page;
  await search.open();
  await keyboard.type('routed data-centre');
  await search.accept(/Open Routed data-centre pair/);
  await canvas.settled();
  await keyboard.press('2');
  await expect(app.mode('Run')).toBeChecked();
  await search.open();
  await keyboard.type('kill node:srx-1');
  await search.accept(/Cut the power: srx-1/);
  await app.tabTo(dock.playhead);
  await keyboard.press('PageUp');
  await dock.at(1);
  await expect(canvas.told('R1', 'srx-2')).toContainText('20 best');
  await canvas.says('srx-2', 'SRG1', 'BACKUP');
  for (let second = 2; second <= 7; second += 1) await keyboard.press('PageUp');
  await dock.at(7);
  await expect(canvas.told('R1', 'srx-2')).toContainText('10 best');
  await keyboard.press('[');
  await app.tabTo(palette.tree.getByRole('treeitem').first(), 'back');
  await app.rowTo(palette.row(/^srx-2\b/));
  await keyboard.press('ArrowRight');
  await app.rowTo(palette.row(/^SRG1\b/).last());
  await keyboard.press('Space');
  await expect(inspector.title).toHaveText('SRG1 on srx-2');
  await expect(inspector.why).toContainText('Split Brain Prevention logic result');
});
