// Charts drawn by Apache ECharts to SVG on the server: no client script; the same drawing stands on the screen and in documents.
// Colours are names of the design's tokens: on the screen they stay CSS variables (light and dark), in documents they are fixed.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { escapeHtml } from '@/lib/documents/writers/html';

echarts.use([BarChart, LineChart, GridComponent, SVGRenderer]);

/** Names of tokens with their light value: what documents print, and what ECharts calculates with. All values differ. */
const TOKENS = {
  ink: '#15201b',
  axis: '#58655f',
  gridline: '#e3e7e5',
  'on-solid': '#ffffff',
  'on-solid-alt': '#15201c',
  'success-solid': '#23804a',
  'info-solid': '#2f72b9',
  'neutral-solid': '#98a49e',
  'warning-solid': '#c58000',
  'danger-solid': '#c9372c',
  'violet-solid': '#7a55bf',
  'series-1': '#0b5a45',
  'series-2': '#2f72ba',
  'series-3': '#d08700',
  'series-4': '#7a55c0',
} as const;

export type ChartColor = keyof typeof TOKENS;
export type ChartOptions = {
  /** A sentence that says what the drawing shows (role=img); the figures stand in a table beside it. */
  alt: string;
  width?: number;
  theme: 'screen' | 'paper';
};

/** The colour of a status everywhere: completed green, in progress blue, not started grey, late red. */
export const STATUS_COLORS = {
  COMPLETED: 'success-solid',
  IN_PROGRESS: 'info-solid',
  NOT_STARTED: 'neutral-solid',
  SUSPENDED: 'warning-solid',
  CANCELLED: 'violet-solid',
  OVERDUE: 'danger-solid',
} as const satisfies Record<string, ChartColor>;

const FONT_SIZE = 12;
const LINE_HEIGHT = 15;
/** Mean advance of Noto Sans at 12 px; ECharts cannot measure text without a browser. */
const CHARACTER = 6.7;

/** Breaks a label at spaces into lines of at most `characters`; a longer word stays whole. */
export function wrapLabel(label: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

type EChartsOption = Parameters<echarts.ECharts['setOption']>[0];

function draw(option: EChartsOption, height: number, { alt, width = 640, theme }: ChartOptions): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'Noto Sans', fontSize: FONT_SIZE, color: TOKENS.ink },
      ...option,
    });
    return paint(dress(chart.renderToSVGString(), alt), theme);
  } finally {
    chart.dispose();
  }
}

let drawings = 0;

/** Hover rules and data hooks out; ids of its own, a role and a sentence in. */
function dress(svg: string, alt: string): string {
  drawings = (drawings + 1) % 1_000_000;
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_[a-z_]+)="[^"]*"/g, '')
    .replace(/zr\d+-/g, `chart${drawings}-`)
    .replace(/<svg /, `<svg role="img" aria-label="${escapeHtml(alt)}" `);
}

/** On the screen the theme decides: fixed colours become variables, and the font is the page's. */
function paint(svg: string, theme: ChartOptions['theme']): string {
  if (theme === 'paper') return svg;
  let text = svg;
  for (const [name, color] of Object.entries(TOKENS)) text = text.replaceAll(color, `var(--${name})`);
  return text.replaceAll('Noto Sans', 'var(--font)');
}

const axisLabel = { color: TOKENS.axis, fontSize: FONT_SIZE };
const valueAxis = {
  type: 'value' as const,
  minInterval: 1,
  axisLabel,
  axisLine: { show: false },
  splitLine: { lineStyle: { color: TOKENS.gridline } },
};

function categories(labels: string[], width: number) {
  const characters = Math.floor((width * 0.44) / CHARACTER);
  const wrapped = labels.map((label) => wrapLabel(label, characters));
  const longest = Math.max(1, ...wrapped.flat().map((line) => line.length));
  const rows = Math.max(1, ...wrapped.map((lines) => lines.length));
  return {
    data: wrapped.map((lines) => lines.join('\n')),
    left: Math.ceil(longest * CHARACTER) + 14,
    row: Math.max(28, rows * LINE_HEIGHT + 10),
  };
}

const categoryAxis = (data: string[]) => ({
  type: 'category' as const,
  inverse: true,
  data,
  axisLabel: { ...axisLabel, lineHeight: LINE_HEIGHT, interval: 0, color: TOKENS.ink },
  axisLine: { show: false },
  axisTick: { show: false },
});

export type BarSeries = { name: string; color: ChartColor; values: number[] };

const LIGHT_BARS: ChartColor[] = ['neutral-solid', 'warning-solid', 'series-3'];

/** Text legend as SVG: swatch and name, in the order of the bars. ECharts' own legend would need measured text. */
function legend(series: BarSeries[], width: number) {
  let [x, y] = [0, 0];
  return series.map((one) => {
    const needed = one.name.length * CHARACTER + 34;
    if (x > 0 && x + needed > width) [x, y] = [0, y + 20];
    const item = { x, y, name: one.name, color: TOKENS[one.color] };
    x += needed;
    return item;
  });
}

function legendGraphics(items: ReturnType<typeof legend>) {
  return items
    .map(
      ({ x, y, name, color }) =>
        `<rect x="${x + 1}" y="${y + 4}" width="12" height="12" rx="2" fill="${color}"/>` +
        `<text x="${x + 19}" y="${y + 14}" font-family="Noto Sans" font-size="${FONT_SIZE}" fill="${TOKENS.ink}">${escapeHtml(name)}</text>`,
    )
    .join('');
}

/** Horizontal stacked bars, e.g. institution × status; counts inside the bars, a legend above. Zero draws nothing. */
export function stackedBars(labels: string[], series: BarSeries[], options: ChartOptions): string {
  const width = options.width ?? 640;
  const { data, left, row } = categories(labels, width);
  const used = series.filter((one) => one.values.some((value) => value > 0));
  const items = legend(used, width);
  const top = (items.at(-1)?.y ?? 0) + 28;
  const bars = used.map((one) => ({
    type: 'bar' as const,
    stack: 'all',
    silent: true,
    barWidth: 18,
    itemStyle: { color: TOKENS[one.color], borderColor: '#fff', borderWidth: 0 },
    label: {
      show: true,
      color: TOKENS[LIGHT_BARS.includes(one.color) ? 'on-solid-alt' : 'on-solid'],
      fontSize: FONT_SIZE,
      formatter: '{c}',
    },
    data: one.values.map((value) => value || null),
  }));
  const height = top + labels.length * row + 26;
  const svg = draw(
    { grid: { left, right: 16, top, bottom: 26 }, xAxis: valueAxis, yAxis: categoryAxis(data), series: bars },
    height,
    { ...options, theme: 'paper' },
  );
  return paint(svg.replace('</svg>', `${legendGraphics(items)}</svg>`), options.theme);
}

/** Horizontal bars of one series with the value at the end. */
export function bars(rows: { label: string; value: number }[], options: ChartOptions & { color?: ChartColor }): string {
  const width = options.width ?? 640;
  const labels = rows.map((row) => row.label);
  const { data, left, row } = categories(labels, width);
  const series = {
    type: 'bar' as const,
    silent: true,
    barWidth: 18,
    itemStyle: { color: TOKENS[options.color ?? 'series-1'] },
    label: { show: true, position: 'right' as const, color: TOKENS.ink, fontSize: FONT_SIZE },
    data: rows.map((one) => one.value),
  };
  return draw(
    { grid: { left, right: 40, top: 6, bottom: 26 }, xAxis: valueAxis, yAxis: categoryAxis(data), series },
    rows.length * row + 32,
    options,
  );
}

export type LineSeries = { name: string; color: ChartColor; values: (number | null)[]; dashed?: boolean };

/** Lines over time: one label per period below, the name and last value of each line at its end. `max` fixes the top of the scale. */
export function lines(
  periods: string[],
  series: LineSeries[],
  options: ChartOptions & { max?: number; format?: (value: number) => string },
): string {
  const longest = Math.max(0, ...series.map((one) => one.name.length + 5));
  const drawn = series.map((one) => ({
    type: 'line' as const,
    silent: true,
    symbol: one.dashed ? 'none' : 'circle',
    symbolSize: 7,
    connectNulls: false,
    lineStyle: { color: TOKENS[one.color], width: 2, type: one.dashed ? ('dashed' as const) : ('solid' as const) },
    itemStyle: { color: TOKENS[one.color] },
    endLabel: {
      show: true,
      color: TOKENS.ink,
      fontSize: FONT_SIZE,
      formatter: ({ value }: { value: unknown }) =>
        `${one.name} ${options.format ? options.format(Number(value)) : String(value)}`,
    },
    data: one.values,
  }));
  return draw(
    {
      grid: { left: 44, right: Math.ceil(longest * CHARACTER) + 12, top: 12, bottom: 28 },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: periods,
        axisLabel,
        axisLine: { lineStyle: { color: TOKENS.gridline } },
        axisTick: { show: false },
      },
      yAxis: { ...valueAxis, min: 0, max: options.max },
      series: drawn,
    },
    240,
    options,
  );
}
