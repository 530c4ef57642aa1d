// @vitest-environment happy-dom
// The gallery's picture of a chassis: a row a slot, a cell a PIC, in the colours of the moment.
import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { loadTechnologies } from '../../machines/registry';
import { templateDesign } from '../../machines/templates';
import { previewOf } from './preview';
import { Thumbnail } from './Thumbnail';

await loadTechnologies();

it('shows the PIC that failed and the one that took over', () => {
  const design = templateDesign('cgnat-many-to-one');
  if ('error' in design) throw new Error(design.error);
  const preview = previewOf(design, 'pic:mx-1/mams-2/0/0');
  const { container } = render(<Thumbnail design={design} preview={preview} playing={false} />);
  const cells = (role: string) => container.querySelectorAll(`rect[fill="var(--role-${role}-bg)"]`).length;
  expect({ active: cells('active'), standby: cells('standby'), failed: cells('failed') }).toEqual({
    active: 5,
    standby: 0,
    failed: 1,
  });
});
