import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';

export type Crumb = { label: string; href?: string };

/** Group › plan › place. On a phone only the last part shows. */
export function Breadcrumbs({ items }: { items: Crumb[] }) {
  const t = useTranslations('layout');
  return (
    <nav aria-label={t('breadcrumb')} className="grow">
      <ol className="crumbs">
        {items.map(({ label, href }, index) => (
          <li key={`${href ?? ''}${label}`}>
            {index > 0 && <Icon name="chevron-right" />}
            {href && index < items.length - 1 ? (
              <Link href={href}>{label}</Link>
            ) : (
              <span className="clip" title={label} aria-current={index === items.length - 1 ? 'page' : undefined}>
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
