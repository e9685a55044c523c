/** Only on paper, above the title: plan, filters in words, day. The page number comes from `@page`. */
export function PrintHead({ parts }: { parts: (string | null | undefined)[] }) {
  return <p className="print-head">{['Maksat', ...parts].filter(Boolean).join(' · ')}</p>;
}
