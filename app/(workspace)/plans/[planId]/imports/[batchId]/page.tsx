// One import at the step where it stands: columns, check, done.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { frameOf, Workspace } from '@/app/(workspace)/_components/workspace';
import { ImportHead } from '@/components/imports/import-head';
import { ClientMessages } from '@/components/layout/client-messages';
import { firstParam, type Params } from '@/components/ui/url';
import { getImport, type ImportView } from '@/lib/matrix-imports/queries';
import type { Actor } from '@/lib/platform/auth/actor';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { CheckStep } from './_components/check-step';
import { ColumnsStep } from './_components/columns-step';
import { DoneStep } from './_components/done-step';

type Props = { params: Promise<{ planId: string; batchId: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('imports'))('new'));
}

export default async function Import({ params, searchParams }: Props) {
  const address = await params;
  const [planId, batchId] = [idOf(address.planId), idOf(address.batchId)];
  const [actor, language, t, search] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const batch = await found(getImport(actor, planId, batchId, language));
  const plan = (await frameOf(actor, language)).plans.find((p) => p.id === planId);
  if (!plan) notFound();
  const crumbs = [
    { label: plan.shortTitle, href: `/plans/${planId}` },
    { label: t('imports.title'), href: `/plans/${planId}/imports` },
    { label: batch.fileName },
  ];
  return (
    <Workspace actor={actor} planId={planId} crumbs={crumbs}>
      <ClientMessages namespaces={['imports']}>
        <Step actor={actor} batch={batch} search={search} />
      </ClientMessages>
    </Workspace>
  );
}

function Step({ actor, batch, search }: { actor: Actor; batch: ImportView; search: Params }) {
  const isColumns = batch.state === 'READ' || (batch.state === 'PREVIEWED' && firstParam(search, 'step') === 'columns');
  if (batch.can.change && isColumns)
    return (
      <>
        <ImportHead step="columns" />
        <ColumnsStep batch={batch} search={search} />
      </>
    );
  const isDone = batch.state === 'COMMITTED' || batch.state === 'UNDONE';
  if (batch.state === 'PREVIEWED' || (isDone && firstParam(search, 'step') === 'rows'))
    return (
      <>
        <ImportHead step={isDone ? 'done' : 'check'} finished={batch.state === 'COMMITTED'} />
        <CheckStep actor={actor} batch={batch} search={search} />
      </>
    );
  return (
    <>
      <ImportHead step="done" finished={batch.state === 'COMMITTED'} />
      <DoneStep actor={actor} batch={batch} />
    </>
  );
}
