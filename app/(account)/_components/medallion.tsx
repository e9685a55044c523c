// The large carpet medallion behind the words; decoration, once per page.
const ARMS = [0, 90, 180, 270];

export function Medallion() {
  return (
    <svg className="big" viewBox="0 0 400 400" fill="none" stroke="#fff" aria-hidden="true">
      <path d="M121.3 10h157.4L390 121.3v157.4L278.7 390H121.3L10 278.7V121.3z" strokeWidth="3" />
      <path d="M134.6 42h130.8L358 134.6v130.8L265.4 358H134.6L42 265.4V134.6z" strokeWidth="10" />
      <path d="M147.8 74h104.4L326 147.8v104.4L252.2 326H147.8L74 252.2V147.8z" strokeWidth="3" />
      <path d="M200 108l92 92-92 92-92-92z" strokeWidth="6" />
      <path d="M200 134l66 66-66 66-66-66z" strokeWidth="6" />
      <path d="M200 172l28 28-28 28-28-28z" fill="#fff" />
      {ARMS.map((angle) => (
        <path key={angle} d="M200 10v64M184 42h32M176 58h48" strokeWidth="7" transform={`rotate(${angle} 200 200)`} />
      ))}
    </svg>
  );
}
