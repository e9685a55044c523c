// Every text on its ground reaches 4.5 : 1 and every edge 3 : 1 (WCAG 2.2 AA), light and dark.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const colours = (css: string) =>
  Object.fromEntries([...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name = '', hex = '']) => [name, hex]));
// The high-contrast block of the light file comes after the values themselves.
const light = colours(read('./tokens.css').split('@media')[0] ?? '');
const dark = { ...light, ...colours(read('./dark.css')) };

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function ratio(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

type Pair = [foreground: string, ground: string, least: number];
const each = (fronts: string[], grounds: string[], least: number): Pair[] =>
  grounds.flatMap((ground) => fronts.map((front): Pair => [front, ground, least]));
const numbered = (count: number, pair: (n: number) => Pair) => Array.from({ length: count }, (_, index) => pair(index + 1));
const tones = ['neutral', 'info', 'success', 'warning', 'danger', 'violet'];

const pairs: Pair[] = [
  ...each(['ink', 'ink-2', 'ink-3'], ['canvas', 'surface', 'sunken', 'raised', 'hover', 'selected'], 4.5),
  ...each(['accent-ink'], ['canvas', 'surface', 'sunken', 'selected', 'accent-soft'], 4.5),
  ...each(['on-accent'], ['accent', 'accent-hover', 'accent-press'], 4.5),
  ...tones.flatMap((tone) => each([`${tone}-fg`], [`${tone}-bg`, 'surface', 'canvas'], 4.5)),
  ...tones.slice(1).map((tone): Pair => [`${tone}-solid`, 'surface', 3]),
  ...each(['line-strong', 'focus'], ['surface', 'canvas'], 3),
  ...each(['accent'], ['surface', 'sunken'], 3),
  ...each(['on-solid'], ['info-solid', 'success-solid', 'danger-solid', 'violet-solid'], 4.5),
  ...each(['on-solid-alt'], ['neutral-solid', 'warning-solid'], 4.5),
  ...each(['#ffffff'], ['danger-btn', 'danger-btn-hover', 'brand-ground'], 4.5),
  ...numbered(6, (n) => ['#ffffff', `p${n}`, 4.5]),
  ...numbered(5, (n) => [`h${n}-fg`, `h${n}`, 4.5]),
  ...numbered(17, (n) => [`sdg-${n}-fg`, `sdg-${n}`, 4.5]),
  ['gap-fg', 'gap-bg', 4.5],
  ['ink', 'mark', 4.5],
  ['paper-ink', 'paper', 7],
];

it.each([
  ['light', light],
  ['dark', dark],
])('every pair of colours can be read in the %s theme', (_, theme) => {
  const hex = (name: string) => (name.startsWith('#') ? name : (theme[name] ?? '#000000'));
  const tooWeak = pairs.filter(([front, ground, least]) => ratio(hex(front), hex(ground)) < least);
  expect(pairs.every(([front, ground]) => front.startsWith('#') || (front in theme && ground in theme))).toBe(true);
  expect(tooWeak).toEqual([]);
});
