// The tables of a run, as Markdown.
const ms = (n) => (n >= 100 ? n.toFixed(0) : n.toFixed(1));
const row = (...cells) => `| ${cells.join(' | ')} |`;
const head = (...names) => [row(...names), row(...names.map(() => '---'))];
const verdict = (isReached, by) => (isReached ? 'reached' : `**not reached** (${by.toFixed(2)} ×)`);

/** @param {import('./operations').Operation[]} operations */
export function operationsTable(operations, figures, rateShare) {
  const lines = operations.flatMap((o) => {
    const m = figures[o.name];
    if (!m) return [];
    const allowed = o.allowed(m);
    const share = o.kind === 'api' && !o.isRollup ? m.rate / m.sqlRate : null;
    const rate =
      share === null
        ? ''
        : `${(100 * share).toFixed(0)} % of SQL's${share < rateShare ? ` (**not reached**: ${100 * rateShare} %)` : ''}`;
    return row(
      o.name,
      ms(m.ours),
      m.rate.toFixed(0),
      ms(m.empty),
      ms(m.sql),
      m.renderer === null ? '–' : ms(m.renderer),
      o.target,
      `${(m.ours / allowed).toFixed(2)}`,
      [verdict(m.ours <= allowed, m.ours / allowed), rate].filter(Boolean).join('; '),
    );
  });
  return [...head('Operation', 'ours, ms', '1/s', 'empty', 'SQL', 'renderer', 'allowed', 'ours ÷ allowed', ''), ...lines].join(
    '\n',
  );
}

/** Growth from the smallest to the largest plan; for what reads the whole plan, of its ratio to the bare SQL. */
export function growthTable(operations, bySize, most) {
  const sizes = Object.keys(bySize)
    .map(Number)
    .sort((a, b) => a - b);
  const [small, large] = [bySize[sizes[0]], bySize[sizes.at(-1)]];
  const lines = operations.flatMap((o) => {
    const [a, b] = [small[o.name], large[o.name]];
    if (!a || !b) return [];
    const growth = o.isRollup ? b.ours / b.sql / (a.ours / a.sql) : b.ours / a.ours;
    return row(
      o.name,
      ...sizes.map((s) => (bySize[s][o.name] ? ms(bySize[s][o.name].ours) : '–')),
      growth.toFixed(2),
      o.isRollup ? 'ratio to SQL' : 'median',
      verdict(growth <= most, growth / most),
    );
  });
  return [...head('Operation', ...sizes.map((s) => `${s.toLocaleString('en')}, ms`), 'growth', 'of', `≤ ${most}`), ...lines].join(
    '\n',
  );
}

export function workTable({ report, imported }, rows) {
  const line = (name, seconds, allowed) =>
    row(name, `${seconds.toFixed(1)} s`, `≤ ${allowed} s`, verdict(seconds <= allowed, seconds / allowed));
  return [
    ...head('Work', 'took', 'allowed', ''),
    line('Report of 200 actions in DOCX, PDF and XLSX', report, 10),
    line(`Import of ${rows.toLocaleString('en')} rows: preview`, imported.preview, 5),
    line(`Import of ${rows.toLocaleString('en')} rows: commit`, imported.commit, 5),
  ].join('\n');
}

export function memoryTable({ idle, after }) {
  const last = after.slice(-3);
  const spread = Math.max(...last) / Math.min(...last) - 1;
  return [
    ...head('Memory (sum of PSS)', 'MB', ''),
    row('idle', idle.toFixed(0), verdict(idle <= 700, idle / 700)),
    row(
      'after each round',
      after.map((mb) => mb.toFixed(0)).join(' · '),
      `last three within ${(100 * spread).toFixed(1)} %: ${verdict(spread <= 0.05, spread / 0.05)}`,
    ),
  ].join('\n');
}

export function pagesTable(pages, most) {
  const lines = pages.map((p) =>
    row(`\`${p.page}\``, p.who, p.statements, typeof p.statements === 'number' && p.statements <= most ? '' : '**too many**'),
  );
  return [...head('Page', 'as', 'statements', ''), ...lines].join('\n');
}

export function weightTable({ first, again }) {
  const kb = (bytes) => (bytes / 1024).toFixed(0);
  const cells = ['html', 'script', 'style', 'font'].map((kind) => kb(first[kind]));
  const total = Object.values(first).reduce((sum, n) => sum + n, 0);
  return [
    ...head('Page of reporting, KB', 'HTML', 'script', 'style', 'font', 'first visit', 'every later visit', '≤ 150'),
    row('compressed', ...cells, kb(total), kb(again), verdict(again <= 150 * 1024, again / 150 / 1024)),
  ].join('\n');
}

/** What a grid costs by its size; the allowed are the issue's. */
export function gridTable(bySize) {
  const most = { 300: 1000, 2000: 1500 };
  const lines = Object.entries(bySize).map(([size, g]) => {
    const { Font = 0, ...rest } = g.kilobytes;
    const weight = Object.values(rest).reduce((sum, n) => sum + n, 0);
    return row(
      `${size} rows`,
      `${ms(g.rows)} ms`,
      `${ms(g.editable)} ms`,
      `≤ ${most[size]} ms: ${verdict(g.editable <= most[size], g.editable / most[size])}`,
      `${ms(g.key)} ms (${g.keys} keys)`,
      `≤ 16 ms: ${verdict(g.key <= 16, g.key / 16)}`,
      `${weight} KB (${Object.entries(rest)
        .map(([kind, n]) => `${kind} ${n}`)
        .join(', ')}) + fonts ${Font} KB`,
    );
  });
  return [
    ...head('Grid', 'first rows', 'everything editable', '', 'key press to character, p95', '', 'over the line, compressed'),
    ...lines,
  ].join('\n');
}

/** Key press to the other screens, ours beside the floor; and the return of everybody after a restart. */
export function textTable({ latencies, back }) {
  const more = { 20: 15, 100: 40 };
  const best = (editors, side, which) =>
    Math.min(...latencies.filter((l) => l.editors === editors && l.side === side).map((l) => l[which]));
  const lines = Object.entries(more).map(([n, extra]) => {
    const [ours, stock] = [best(Number(n), 'ours', 'p95'), best(Number(n), 'stock', 'p95')];
    return row(
      `${n} editors in one section`,
      `${ms(best(Number(n), 'ours', 'p50'))} / ${ms(ours)} ms`,
      `${ms(best(Number(n), 'stock', 'p50'))} / ${ms(stock)} ms`,
      `≤ stock + ${extra} ms`,
      verdict(ours <= stock + extra, ours / (stock + extra)),
    );
  });
  const seconds = back.ms / 1000;
  return [
    ...head('Living text (better of two rounds)', 'ours, median / p95', 'stock, median / p95', 'allowed', ''),
    ...lines,
    row(
      `${back.editors} editors on ${back.sections} sections, process killed`,
      `all back after ${seconds.toFixed(1)} s`,
      `${back.missing} of ${back.acknowledged} acknowledged edits missing`,
      '≤ 15 s, nothing lost',
      verdict(seconds <= 15 && !back.missing, seconds / 15),
    ),
  ].join('\n');
}
