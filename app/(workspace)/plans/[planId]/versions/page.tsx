// The versions of a plan: who froze which, why and when; freezing one; finding an old printed number.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { TextAreaField, TextField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { firstParam, type Params } from '@/components/ui/url';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { findByOldNumber, listVersions } from '@/lib/versions/queries';
import { printedNumber } from '@/lib/versions/rules';
import { VERSION_NAME_MAX, VERSION_REASON_MAX } from '@/lib/versions/schema';
import { freezeVersionAction } from '@/lib/versions/server-actions';
import { OldNumbers } from './_components/old-numbers';
import { VersionsTable } from './_components/versions-table';

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('versions'))('title'));
}

export default async function Versions({ params, searchParams }: Props) {
  const [actor, language, t, search] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const planId = idOf((await params).planId);
  const { plan, versions, can } = await found(listVersions(actor, planId, language));
  const number = printedNumber(firstParam(search, 'number'));
  const old = number ? await findByOldNumber(actor, planId, number, language) : null;
  const frozen = versions.find((v) => v.id === firstParam(search, 'frozen'));
  return (
    <Workspace
      actor={actor}
      planId={planId}
      crumbs={[
        { label: t('navigation.group.plan'), href: '/plans' },
        { label: plan.shortTitle, href: `/plans/${planId}` },
        { label: t('versions.title') },
      ]}
    >
      <PageHeader title={t('versions.title')} sub={t('versions.sub')} />
      {frozen && (
        <div className="mb16">
          <Banner tone="success" role="status">
            {t('versions.frozen', { number: frozen.number })}
          </Banner>
        </div>
      )}
      <div className="cols main-aside">
        <div className="stack">
          {versions.length ? (
            <VersionsTable planId={planId} versions={versions} offsetDays={actor.offsetDays} />
          ) : (
            <EmptyState title={t('versions.none')}>{t('versions.noneText')}</EmptyState>
          )}
        </div>
        <aside className="stack noprint">
          {can.freeze && <FreezeForm key={versions.length} planId={planId} userId={actor.userId ?? ''} />}
          {versions.length > 0 && (
            <OldNumbers planId={planId} typed={firstParam(search, 'number') ?? ''} number={number} old={old} />
          )}
        </aside>
      </div>
    </Workspace>
  );
}

async function FreezeForm({ planId, userId }: { planId: string; userId: string }) {
  const t = await getTranslations('versions.freeze');
  return (
    <Card title={t('title')} level={2} body id="freeze">
      <Form action={freezeVersionAction} keep={{ userId, record: `freeze:${planId}` }} className="stack">
        <input type="hidden" name="planId" value={planId} />
        <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={VERSION_NAME_MAX} />
        <TextAreaField name="reason" label={t('reason')} optional rows={2} maxLength={VERSION_REASON_MAX} />
        <SubmitButton icon="snowflake">{t('submit')}</SubmitButton>
      </Form>
    </Card>
  );
}
