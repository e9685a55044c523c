import { useLocale, useTranslations } from 'next-intl';
import { Words } from '@/components/plans/words';
import { ProgressBar } from '@/components/ui/bar';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { InstitutionChip } from '@/components/ui/institution-chip';
import { Link } from '@/components/ui/link';
import { SdgTile } from '@/components/ui/sdg-tile';
import { Table } from '@/components/ui/table';
import type { PlanOverview, SectionItem } from '@/lib/actions/overview-queries';
import { FACTS } from '@/lib/actions/rules';
import { completeness } from '@/lib/plans/rules';
import { formatPercent } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

/** The plan's parts in order: areas with their figures, prose with its text. */
export function Sections({ plan }: { plan: PlanOverview }) {
  const t = useTranslations('plans.overview');
  const home = useTranslations('home');
  if (!plan.sections.length)
    return (
      <Card>
        <EmptyState
          title={t('noSections')}
          action={
            plan.can.edit && (
              <LinkButton tone="primary" icon="upload" href={`/plans/${plan.id}/imports/new`}>
                {home('import')}
              </LinkButton>
            )
          }
        >
          {t('noSectionsText')}
        </EmptyState>
      </Card>
    );
  return (
    <Card
      title={t('parts')}
      end={
        <Link className="end" href={`/plans/${plan.id}/matrix`}>
          {t('openMatrix')}
        </Link>
      }
    >
      <Table caption={t('parts')} middle>
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            <th scope="col" className="num">
              {t('actionsHead')}
            </th>
            <th scope="col">{t('coordinator')}</th>
            <th scope="col">{t('completeHead')}</th>
            <th scope="col">{t('sdgs')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.sections.map((section) => (
            <SectionRow key={section.id} plan={plan} section={section} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function SectionRow({ plan, section }: { plan: PlanOverview; section: SectionItem }) {
  const t = useTranslations('plans.overview');
  const locale = useLocale() as Language;
  const groups = plan.groups.filter((g) => g.sectionId === section.id);
  const actions = groups.reduce((sum, g) => sum + g.actions, 0);
  const share = completeness(
    FACTS.map((fact) => groups.reduce((sum, g) => sum + g[fact], 0)),
    actions,
  );
  return (
    <tr>
      <td className="w">
        <div className="sec-name">
          <span className="sec-n muted">{section.number}</span>
          <Link className="strong" href={`/plans/${plan.id}/sections/${section.id}`}>
            <Words lang={section.lang} mark>
              {section.title}
            </Words>
          </Link>
        </div>
      </td>
      <td className="num">
        {section.kind === 'AREA' && (
          <>
            <span className="sm-only">{t('actionsHead')} </span>
            <Link href={`/plans/${plan.id}/matrix?section=${section.id}`}>{actions}</Link>
          </>
        )}
      </td>
      <td>
        {section.owner && <InstitutionChip code={section.owner.shortName} name={section.owner.name} role={'co' as const} />}
      </td>
      <td className="w">
        {share !== null && (
          <div className="prog">
            <ProgressBar
              value={share}
              label={t('complete', { share: formatPercent(share, locale) })}
              {...(share < 60 && { tone: 'warning' as const })}
            />
            <span className="num" aria-hidden="true">
              {formatPercent(share, locale)}
            </span>
          </div>
        )}
      </td>
      <td>
        <span className="row g4">
          {section.goals.map((code) => (
            <SdgTile key={code} code={code} href={`/plans/${plan.id}/matrix?section=${section.id}&sdg=${code}`} />
          ))}
        </span>
      </td>
    </tr>
  );
}
