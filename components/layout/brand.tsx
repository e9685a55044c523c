import { Link } from '@/components/ui/link';

/** The mark: an octagon with a stepped diamond, after the Turkmen göl. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M10.5 1.5h11l9 9v11l-9 9h-11l-9-9v-11z" fill="currentColor" />
      <path className="in" d="M16 6.2 25.8 16 16 25.8 6.2 16z" fill="none" stroke="#fff" strokeWidth="2.2" />
      <path className="dot" d="m16 11.8 4.2 4.2-4.2 4.2-4.2-4.2z" fill="#fff" />
    </svg>
  );
}

export function Brand({ href }: { href: string }) {
  return (
    <Link className="brand" href={href}>
      <Mark />
      <span>Maksat</span>
    </Link>
  );
}
