import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { INSTITUTION_TYPES } from '@/lib/institutions/rules';
import type { InstitutionFilter } from '@/lib/institutions/schema';

/** A form of GET: the filter lives in the address and works without script. */
export function InstitutionFilters({ filter }: { filter: InstitutionFilter }) {
  const t = useTranslations('institutions');
  return (
    <search aria-label={t('filter.title')}>
      <form method="get" className="row wrap g12 filters">
        <label className="field">
          <span className="small muted">{t('search')}</span>
          <input className="input sm" type="search" name="q" defaultValue={filter.q} maxLength={100} />
        </label>
        <label className="field">
          <span className="small muted">{t('filter.type')}</span>
          <select className="select sm" name="type" defaultValue={filter.type ?? ''}>
            <option value="">{t('filter.all')}</option>
            {INSTITUTION_TYPES.map((type) => (
              <option key={type} value={type}>
                {t(`type.${type}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="small muted">{t('filter.state')}</span>
          <select className="select sm" name="state" defaultValue={filter.state ?? ''}>
            <option value="">{t('filter.all')}</option>
            <option value="active">{t('state.active')}</option>
            <option value="ended">{t('state.ended')}</option>
          </select>
        </label>
        <label className="field">
          <span className="small muted">{t('filter.contact')}</span>
          <select className="select sm" name="contact" defaultValue={filter.contact ?? ''}>
            <option value="">{t('filter.all')}</option>
            <option value="none">{t('filter.noContact')}</option>
          </select>
        </label>
        <Button type="submit" size="sm" icon="filter">
          {t('filter.apply')}
        </Button>
      </form>
    </search>
  );
}
