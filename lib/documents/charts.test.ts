import { describe, expect, it } from 'vitest';
import { bars, lines, stackedBars, wrapLabel } from '@/lib/documents/charts';

const series = [
  { name: 'выполнено', color: 'success-solid' as const, values: [3, 0] },
  { name: 'не начато', color: 'neutral-solid' as const, values: [0, 2] },
];

describe('charts', () => {
  it('say in a sentence what they show', () => {
    const svg = bars([{ label: 'a', value: 1 }], { alt: 'Bars "by" <goal>', theme: 'paper' });
    expect(svg).toContain('<svg role="img" aria-label="Bars &quot;by&quot; &lt;goal&gt;"');
  });

  it('escape the labels of the data', () => {
    const svg = stackedBars(['<script>', 'b'], [{ ...series[0]!, name: '<img>' }], { alt: 'x', theme: 'screen' });
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('<img');
    expect(svg).toContain('&lt;script&gt;');
  });

  it('follow the theme on the screen and are fixed on paper', () => {
    const screen = stackedBars(['a', 'b'], series, { alt: 'x', theme: 'screen' });
    expect(screen).toContain('var(--success-solid)');
    expect(screen).not.toMatch(/fill="#(?!fff)/);
    const paper = stackedBars(['a', 'b'], series, { alt: 'x', theme: 'paper' });
    expect(paper).not.toContain('var(');
    expect(paper).toContain('Noto Sans');
  });

  it('carry no style sheet, script or foreign address', () => {
    for (const svg of [
      stackedBars(['a', 'b'], series, { alt: 'x', theme: 'screen' }),
      lines(['I 2020', 'II 2020'], [{ name: 'n', color: 'series-1', values: [1, null] }], { alt: 'x', theme: 'screen' }),
    ])
      expect(svg).not.toMatch(/<style|<script|<foreignObject|href=|ecmeta/);
  });

  it('draw nothing for zero', () => {
    const svg = stackedBars(['a'], [{ ...series[0]!, values: [0] }], { alt: 'x', theme: 'paper' });
    expect(svg).not.toContain('выполнено');
  });

  it('break long names at spaces', () => {
    expect(wrapLabel('Министерство здравоохранения и медицинской промышленности', 30)).toEqual([
      'Министерство здравоохранения и',
      'медицинской промышленности',
    ]);
  });
});
