import { type IconName, iconShapes } from './icon-shapes';

export type { IconName };

const SIZES = { s: 'i i-s', m: 'i i-m', l: 'i i-l', xl: 'i i-xl', base: 'i' };

/** A line icon. Decorative unless it has a `label`; give the label only when no word stands beside it. */
export function Icon(props: { name: IconName; size?: keyof typeof SIZES; label?: string; className?: string }) {
  const { name, size = 'base', label, className } = props;
  const classes = className ? `${SIZES[size]} ${className}` : SIZES[size];
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from readers or named by aria-label
    <svg className={classes} viewBox="0 0 24 24" {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
      <path d={iconShapes[name]} />
      {name === 'half' && <path className="solid" d="M12 6.5a5.5 5.5 0 0 1 0 11z" />}
    </svg>
  );
}
