// Boxes and arrows of a state chart.
import { describe, expect, it } from 'vitest';
import { BOX_PX, layoutChart } from './chart-layout';

const state = (id: string, column: number, row: number) => ({ id, label: id, role: 'active' as const, column, row });
const way = (from: string, to: string) => ({ from, to, label: '', rule: '' });

describe('a state chart', () => {
  const chart = {
    states: [state('hold', 0, 0), state('secondary', 1, 0), state('primary', 2, 0), state('disabled', 0, 2)],
    transitions: [
      way('hold', 'secondary'),
      way('secondary', 'primary'),
      way('primary', 'secondary'),
      way('hold', 'primary'),
    ],
  };
  const layout = layoutChart(chart, 296);
  it('keeps every box inside its width', () => {
    for (const box of layout.boxes.values()) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(296);
      expect(box.y + BOX_PX).toBeLessThanOrEqual(layout.height);
    }
  });
  it('puts boxes of one row side by side without touching', () => {
    const row = ['hold', 'secondary', 'primary'].map((id) => layout.boxes.get(id));
    row.forEach((box, i) => {
      const next = row[i + 1];
      if (box && next) expect(box.x + box.width).toBeLessThan(next.x);
    });
  });
  it('draws there and back as two lines', () => {
    const paths = layout.arrows
      .filter(({ from, to }) => [from, to].toSorted().join() === 'primary,secondary')
      .map(({ path }) => path);
    expect(new Set(paths).size).toBe(2);
  });
  it('tells arrows between neighbours from the long ones', () => {
    expect(layout.arrows.filter((arrow) => !arrow.short).map(({ from, to }) => `${from} ${to}`)).toEqual([
      'hold primary',
    ]);
  });
  it('goes round a box that is in the way', () => {
    expect(layout.arrows.find(({ from, to }) => from === 'hold' && to === 'primary')?.path).toContain('Q');
    expect(layout.arrows.find(({ from, to }) => from === 'hold' && to === 'secondary')?.path).toContain('L');
  });
});
