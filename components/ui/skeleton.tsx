/** Shape of what is coming; appears after 300 ms, still where motion is unwelcome. */
export function Skeleton({ lines = 3, label }: { lines?: number; label: string }) {
  const widths = ['60%', '100%', '85%', '70%'];
  return (
    <div className="skeleton col g8" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => widths[index % widths.length]).map((width, index) => (
        <span key={index} className="sk" style={{ width }} />
      ))}
    </div>
  );
}
