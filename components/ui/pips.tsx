/** Completeness as boxes: full green, missing hollow amber. `label` says it in words: "4 of 6, missing: lead, dates". */
export function Pips({ items, label }: { items: { key: string; ok: boolean }[]; label: string }) {
  return (
    <span className="pips" role="img" aria-label={label} title={label}>
      {items.map(({ key, ok }) => (
        <i key={key} className={ok ? undefined : 'no'} />
      ))}
    </span>
  );
}
