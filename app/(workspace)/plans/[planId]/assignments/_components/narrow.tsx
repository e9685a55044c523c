import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { AssignmentFacets } from '@/lib/assignments/facet-queries';
import type { AssignmentView } from '@/lib/assignments/filter';
import { AssignmentRole } from '@/prisma/generated/enums';

type Props = { path: string; view: AssignmentView; institutions: AssignmentFacets['institutions'] };

/** Institution and part, as a form that only asks for another address. */
export function Narrow({ path, view, institutions }: Props) {
  const t = useTranslations('assignments');
  return (
    <form action={path} className="narrow" aria-label={t('filterTitle')}>
      {view.show !== 'open' && <input type="hidden" name="show" value={view.show} />}
      <label>
        {t('filterInstitution')}
        <select name="institution" className="select" defaultValue={view.institutionId ?? ''}>
          <option value="">{t('filterAll')}</option>
          {institutions.map((i) => (
            <option key={i.id} value={i.id}>
              {i.name} ({i[view.show]})
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('filterRole')}
        <select name="role" className="select" defaultValue={view.role ?? ''}>
          <option value="">{t('filterAll')}</option>
          {Object.values(AssignmentRole).map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" icon="filter">
        {t('filterApply')}
      </Button>
    </form>
  );
}
