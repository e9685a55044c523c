// Everything that was done and refused, for those who may see it: filter, page, export, and how far it is sealed.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found } from '@/app/(workspace)/_components/found';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { withParams } from '@/components/ui/url';
import { EXPORT_MAX, getAuditFrame, listAudit } from '@/lib/audit/queries';
import { AuditFilter } from '@/lib/audit/schema';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { AuditFilters } from './_components/audit-filters';
import { AuditTable } from './_components/audit-table';
import { SealLine } from './_components/seal-line';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Audit({ searchParams }: Props) {
  const [actor, language, t, params] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const filter = AuditFilter.parse({ ...params, before: params.after });
  const [{ items, next, can }, frame] = await found(
    Promise.all([listAudit(actor, filter, { language }), getAuditFrame(actor, language)]),
  );
  const file = (format: string) => withParams('/audit/export', params, { format });
  return (
    <Workspace actor={actor} crumbs={[{ label: t('navigation.group.administration') }, { label: t('audit.title') }]}>
      <PageHeader
        title={t('audit.title')}
        sub={t('audit.lead')}
        actions={
          <>
            <LinkButton href={file('csv')} icon="download" download>
              {t('audit.export.csv')}
            </LinkButton>
            <LinkButton href={file('xlsx')} icon="file-spreadsheet" download>
              {t('audit.export.xlsx')}
            </LinkButton>
          </>
        }
      />
      <SealLine seal={frame.seal} offsetDays={actor.offsetDays} />
      <AuditFilters filter={filter} choices={frame.choices} />
      <Card className="mt16">
        {items.length ? (
          <AuditTable items={items} offsetDays={actor.offsetDays} showsAddress={can.seeAddresses} />
        ) : (
          <EmptyState title={t('audit.empty')}>{t('audit.emptyHint')}</EmptyState>
        )}
      </Card>
      <div className="mt16">
        <Pagination
          path="/audit"
          params={params}
          next={next}
          summary={t('audit.export.hint', { max: formatNumber(EXPORT_MAX, language as Language) })}
        />
      </div>
    </Workspace>
  );
}
