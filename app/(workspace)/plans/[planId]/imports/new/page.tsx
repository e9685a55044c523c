// The first step: which file, into which plan.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { ImportHead } from '@/components/imports/import-head';
import { ClientMessages } from '@/components/layout/client-messages';
import { PlanStatusBadge } from '@/components/plans/plan-status';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { listImports } from '@/lib/matrix-imports/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { ReadForm } from './_components/read-form';

type Props = { params: Promise<{ planId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('imports'))('new'));
}

export default async function NewImport({ params }: Props) {
  const planId = idOf((await params).planId);
  const [actor, language, t] = await Promise.all([requireActor(), getLocale(), getTranslations()]);
  const { can } = await found(listImports(actor, planId));
  const plan = (await frameOf(actor, language)).plans.find((p) => p.id === planId);
  if (!plan || !can.import) notFound();
  const crumbs = [
    { label: plan.shortTitle, href: `/plans/${planId}` },
    { label: t('imports.title'), href: `/plans/${planId}/imports` },
    { label: t('imports.new') },
  ];
  const shape = (words: React.ReactNode) => <a href={`/api/v1/plans/${planId}.xlsx`}>{words}</a>;
  return (
    <Workspace actor={actor} planId={planId} crumbs={crumbs}>
      <ImportHead step="file" />
      <div className="cols main-aside">
        <ClientMessages namespaces={['imports']}>
          <ReadForm planId={planId} />
        </ClientMessages>
        <aside className="stack">
          <Card title={t('imports.file.intoPlan')} level={3} body>
            <p className="strong">{plan.shortTitle}</p>
            <p className="mt4">
              <PlanStatusBadge status={plan.status} />
            </p>
            <p className="small mt12">
              <Link href="/plans">{t('imports.file.otherPlan')}</Link>
            </p>
          </Card>
          <Card title={t('imports.file.shape')} level={3} body>
            <p className="small ink2">{t.rich('imports.file.shapeText', { link: shape })}</p>
          </Card>
        </aside>
      </div>
    </Workspace>
  );
}
