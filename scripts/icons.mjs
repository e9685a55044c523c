// Writes components/ui/icon-shapes.ts: the shapes of the icons we use, each as one path, taken from lucide-react (ISC licence).
// Add a name to the list, run `node scripts/icons.mjs`. Why not lucide's own components: docs/decisions/004-icons.md.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const names = `
  arrow-down arrow-down-wide-narrow arrow-left arrow-right arrow-up at-sign badge-check bell bold book-open bookmark bot building-2 calendar-check
  calendar-clock calendar-days calendar-plus calendar-range chart-column chart-gantt chart-line check check-check chevron-down
  chevron-left chevron-right chevron-up chevrons-up chevrons-up-down circle circle-alert circle-check circle-dashed
  circle-help circle-minus circle-pause circle-plus circle-user-round circle-x clipboard-check clipboard-list clipboard-paste clipboard-pen
  clock clock-alert cloud-alert cloud-check cloud-off cloud-upload coins columns-3 compass copy corner-up-right database download
  ellipsis equal external-link eye eye-off file-chart-column file-check file-down file-pen-line file-spreadsheet file-text file-up
  files filter flag flask-conical folder-check gauge gavel git-compare-arrows globe graduation-cap grip-vertical handshake hash
  heart-pulse history hourglass house image inbox info italic key-round keyboard languages layers layout-grid library lightbulb link list list-checks
  list-ordered loader-circle lock lock-open log-in log-out mail mail-plus menu message-circle-question-mark message-square
  messages-square minus monitor monitor-smartphone moon panel-left-close panel-left-open paperclip pencil pencil-line phone pin play plus printer refresh-cw reply
  rotate-ccw save scale search send settings shield shield-check sliders-horizontal snowflake sparkles square-check-big stamp sun table table-2 target text
  thumbs-up timer trash-2 trending-up triangle-alert undo-2 redo-2 unlink upload user user-check user-plus user-round user-x users-round wifi-off x
`;

const round = (n) => String(Math.round(n * 1000) / 1000);
const shapes = {
  path: (a) => a.d,
  line: (a) => `M${a.x1} ${a.y1}L${a.x2} ${a.y2}`,
  polyline: (a) => `M${a.points.trim().split(/\s+/).join('L')}`,
  polygon: (a) => `M${a.points.trim().split(/\s+/).join('L')}Z`,
  circle: (a) => {
    const [x, y, r] = [a.cx, a.cy, a.r].map(Number);
    return `M${round(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  },
  ellipse: (a) => {
    const [x, y, rx, ry] = [a.cx, a.cy, a.rx, a.ry].map(Number);
    return `M${round(x - rx)} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
  },
  rect: (a) => {
    const [x, y, w, h] = [a.x ?? 0, a.y ?? 0, a.width, a.height].map(Number);
    const r = Number(a.rx ?? a.ry ?? 0);
    const corner = (dx, dy) => (r ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : '');
    return `M${x + r} ${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`;
  },
};

/** The icon's data, read from the module's text: importing it would want React. */
function nodeOf(name) {
  const file = new URL(`../node_modules/lucide-react/dist/esm/icons/${name}.mjs`, import.meta.url);
  const text = readFileSync(file, 'utf8');
  const alias = text.match(/export \{ (?:__iconData, )?default[^}]*\} from '\.\/([\w-]+)\.mjs'/);
  if (alias) return nodeOf(alias[1]);
  const start = text.indexOf('node: [') + 'node: '.length;
  const end = text.indexOf('\n  ]', start);
  const source =
    end > start && !text.slice(start, start + 4).includes('[[')
      ? text.slice(start, end + 4)
      : text.slice(start, text.indexOf('\n', start));
  return new Function(`return ${source.replace(/,\s*$/, '')}`)();
}

/** A path that follows another begins anew at its own absolute point: a leading "m" would be relative to the one before. */
const absolute = (d) =>
  d.replace(
    /^m\s*(-?\d*\.?\d+)[\s,]*(-?\d*\.?\d+)\s*(?=([-.\d])?)/,
    (_, x, y, more) => `M${x} ${y}${more === undefined ? '' : 'l'}`,
  );

const lines = names
  .trim()
  .split(/\s+/)
  .sort()
  .map(
    (name) =>
      `  '${name}': '${nodeOf(name)
        .map(([tag, attributes]) => absolute(shapes[tag](attributes)))
        .join('')}',`,
  );
// Half-filled circle, "in progress" everywhere: ours. The second part is filled, see icon.tsx.
lines.push("  half: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0',");

const file = new URL('../components/ui/icon-shapes.ts', import.meta.url);
writeFileSync(
  file,
  `// Written by scripts/icons.mjs. Shapes: lucide (ISC licence, https://lucide.dev/license); the half circle is ours.\nexport const iconShapes = {\n${lines.join('\n')}\n} as const;\n\nexport type IconName = keyof typeof iconShapes;\n`,
);
execFileSync('npx', ['biome', 'format', '--write', file.pathname], { stdio: 'inherit' });
