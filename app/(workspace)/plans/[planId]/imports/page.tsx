// What came into the plan from which file, by whom, and what became of it.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { ImportStateBadge } from '@/components/imports/import-state';
import { PageHeader } from '@/components/layout/page-header';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { type ImportItem, listImports } from '@/lib/matrix-imports/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';

type Props = { params: Promise<{ planId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('imports'))('title'));
}

export default async function Imports({ params }: Props) {
  const planId = idOf((await params).planId);
  const [actor, language, t] = await Promise.all([requireActor(), getLocale(), getTranslations()]);
  const { items, can } = await found(listImports(actor, planId));
  const plan = (await frameOf(actor, language)).plans.find((p) => p.id === planId);
  if (!plan) notFound();
  const path = `/plans/${planId}/imports`;
  const begin = can.import && (
    <LinkButton href={`${path}/new`} tone="primary" icon="upload">
      {t('imports.newShort')}
    </LinkButton>
  );
  const crumbs = [
    { label: t('navigation.group.plan'), href: '/plans' },
    { label: plan.shortTitle, href: `/plans/${planId}` },
    { label: t('imports.title') },
  ];
  return (
    <Workspace actor={actor} planId={planId} crumbs={crumbs}>
      <PageHeader title={t('imports.title')} sub={plan.shortTitle} actions={items.length > 0 && begin} />
      {!can.import && <Banner tone="info">{t('imports.list.closed')}</Banner>}
      {items.length ? (
        <ImportTable items={items} path={path} offsetDays={actor.offsetDays} />
      ) : (
        <EmptyState title={t('imports.list.empty')} action={begin}>
          {can.import && t('imports.list.emptyText')}
        </EmptyState>
      )}
    </Workspace>
  );
}

async function ImportTable({ items, path, offsetDays }: { items: ImportItem[]; path: string; offsetDays: number }) {
  const [t, language] = await Promise.all([getTranslations('imports.list'), getLocale()]);
  return (
    <Card className="mt12">
      <Table caption={t('caption')} middle>
        <thead>
          <tr>
            <th scope="col">{t('file')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col" className="num">
              {t('actions')}
            </th>
            <th scope="col">{t('by')}</th>
            <th scope="col">{t('when')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className="w">
                <Link href={`${path}/${item.id}`}>{item.fileName}</Link>
              </td>
              <td>
                <ImportStateBadge state={item.state} />
              </td>
              <td className="num">{item.actions ?? '–'}</td>
              <td>{item.by ?? '–'}</td>
              <td className="nowrap">
                {formatDateTime(
                  businessMoment(item.undoneAt ?? item.committedAt ?? item.createdAt, offsetDays),
                  language as Language,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
