import { useLocale, useTranslations } from 'next-intl';
import { ClosedNote } from '@/components/plans/closed-note';
import { LinkButton } from '@/components/ui/button';
import { FilterChips } from '@/components/ui/filter-chips';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { withParams } from '@/components/ui/url';
import { COUNT_CAP } from '@/lib/actions/list-queries';
import type { MatrixFrame } from '@/lib/actions/matrix-queries';
import type { Fact } from '@/lib/actions/rules';
import { formatDate, formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { besides, type MatrixAddress, viewParams } from './address';
import { useFilterChips } from './filter-words';

type Props = { frame: MatrixFrame; address: MatrixAddress };

/** Plan, filters in words and the day: only on paper. */
function PrintHead({ frame, address, today }: Props & { today: string }) {
  const locale = useLocale() as Language;
  const chips = useFilterChips(frame, address.filter);
  return <p className="mx-print">{[frame.title, ...chips.map((c) => c.name), formatDate(today, locale)].join(' · ')}</p>;
}

export function MatrixHead({ frame, address, today }: Props & { today: string }) {
  const t = useTranslations('actions.matrix');
  return (
    <>
      <PrintHead frame={frame} address={address} today={today} />
      <div className="mx-h row g12 wrap">
        <h1>{t('title')}</h1>
        <Totals frame={frame} address={address} />
        <div className="row end g8 wrap acts">
          <LinkButton size="sm" icon="columns-3" href={besides(address, { panel: 'columns' })}>
            {t('columns')}
          </LinkButton>
          <LinkButton size="sm" icon="download" href={besides(address, { panel: 'download' })}>
            {t('download')}
          </LinkButton>
          {frame.can.edit && (
            <LinkButton size="sm" icon="upload" href={`/plans/${frame.id}/imports/new`}>
              {t('import')}
            </LinkButton>
          )}
          {frame.can.edit && (
            <LinkButton size="sm" tone="primary" icon="plus" href={besides(address, { edit: 'new' })}>
              {t('add')}
            </LinkButton>
          )}
        </div>
      </div>
      <div className="mx-note">
        <ClosedNote plan={frame} />
      </div>
      <div className="chips">
        <SearchForm address={address} />
        <Chips frame={frame} address={address} />
        <span className="small muted">{useFound(frame)}</span>
      </div>
    </>
  );
}

/** "27 of 124", «более 1000»: counts stop at the cap. */
export function useFound(frame: MatrixFrame): string {
  const t = useTranslations('actions.matrix');
  const locale = useLocale() as Language;
  const words = (n: number) => (n > COUNT_CAP ? `${formatNumber(COUNT_CAP, locale)}+` : formatNumber(n, locale));
  return t('found', { found: words(frame.found), total: words(frame.total) });
}

/** How many actions, and the two gaps that hold up the most, each a link to its list. */
function Totals({ frame, address }: Props) {
  const t = useTranslations('actions.matrix');
  const locale = useLocale() as Language;
  const lacking = (fact: Fact) => frame.groups?.reduce((sum, g) => sum + g.actions - g[fact], 0) ?? 0;
  const gaps = (['lead', 'deadline'] as const).map((fact) => ({ fact, count: lacking(fact) })).filter((gap) => gap.count > 0);
  return (
    <span className="muted">
      {frame.total > COUNT_CAP
        ? t('manyActions', { count: formatNumber(COUNT_CAP, locale) })
        : t('actions', { count: frame.total })}
      {gaps.map(({ fact, count }) => (
        <span key={fact}>
          {' · '}
          <Link href={withParams(address.path, {}, { missing: fact })}>{t(`without.${fact}`, { count })}</Link>
        </span>
      ))}
    </span>
  );
}

function SearchForm({ address }: { address: MatrixAddress }) {
  const t = useTranslations('actions.matrix');
  const { q: _, ...rest } = viewParams(address);
  return (
    <search>
      <form className="row g4 mx-search" action={address.path}>
        <HiddenParams params={rest} />
        <input
          className="input sm"
          type="search"
          name="q"
          defaultValue={address.filter.q ?? ''}
          placeholder={t('search')}
          aria-label={t('search')}
          maxLength={200}
        />
        <button className="iconbtn" type="submit" aria-label={t('find')} title={t('find')}>
          <Icon name="search" size="s" />
        </button>
      </form>
    </search>
  );
}

/** Parameters of the address that a form must not lose. */
export function HiddenParams({ params }: { params: Record<string, string | string[] | undefined> }) {
  return Object.entries(params).flatMap(([key, value]) =>
    [value ?? []].flat().map((one) => <input key={`${key}=${one}`} type="hidden" name={key} value={one} />),
  );
}

function Chips({ frame, address }: Props) {
  const t = useTranslations('actions.matrix');
  const chips = useFilterChips(frame, address.filter);
  return (
    <FilterChips path={address.path} params={viewParams(address)} chips={chips}>
      <Link className="chip add" href={besides(address, { panel: 'filter' })} scroll={false}>
        <Icon name="plus" size="s" />
        {t('filter')}
      </Link>
    </FilterChips>
  );
}
