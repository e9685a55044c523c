import { useLocale, useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Table } from '@/components/ui/table';
import type { NameRow } from '@/lib/institutions/rules';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

/** Every name the institution has had, in each language. */
export function NameTable({ names }: { names: NameRow[] }) {
  const t = useTranslations('institutions');
  const fields = useTranslations('fields');
  const locale = useLocale() as Language;
  const day = (iso: string) => formatDate(iso, locale, 'short');
  const validity = ({ validFrom: from, validTo: to }: NameRow) => {
    if (from && to) return t('validBetween', { from: day(from), to: day(to) });
    if (from) return t('validFrom', { from: day(from) });
    return to ? t('validTo', { to: day(to) }) : t('validAlways');
  };
  return (
    <Card title={t('names')}>
      <Table caption={t('namesCaption')}>
        <thead>
          <tr>
            <th scope="col">{t('language')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('shortName')}</th>
            <th scope="col">{t('valid')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((row) => (
            <tr key={`${row.language}${row.validFrom ?? ''}`}>
              <td>{fields(row.language)}</td>
              <td className="w" lang={row.language}>
                {row.name}
              </td>
              <td lang={row.language}>{row.shortName}</td>
              <td className="muted">{validity(row)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
