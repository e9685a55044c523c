// Who changed what in a plan and when, in words, with the value of before; of the whole plan, of one kind of thing, of one section.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { History } from '@/components/audit/history';
import { PageHeader } from '@/components/layout/page-header';
import { Words } from '@/components/plans/words';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Tabs } from '@/components/ui/tabs';
import { firstParam, type Params, withParams } from '@/components/ui/url';
import { CHANGE_KINDS, listPlanChanges } from '@/lib/changes/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { isUuid } from '@/lib/platform/uuid';

type Props = { params: Promise<{ planId: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return planTitle(params, (await getTranslations('changes'))('title'));
}

export default async function Changes({ params, searchParams }: Props) {
  const [actor, language, t, search] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const planId = idOf((await params).planId);
  const wanted = firstParam(search, 'section') ?? '';
  const before = firstParam(search, 'before') ?? '';
  const kind = CHANGE_KINDS.find((k) => k === firstParam(search, 'kind')) ?? null;
  const sectionId = isUuid(wanted) ? wanted : null;
  const filter = { kind, sectionId, before: /^\d{1,18}$/.test(before) ? before : null };
  const page = await found(listPlanChanges(actor, planId, filter, language));
  const path = `/plans/${planId}/changes`;
  return (
    <Workspace
      actor={actor}
      planId={planId}
      crumbs={[
        { label: t('navigation.group.plan'), href: '/plans' },
        { label: page.plan.shortTitle, href: `/plans/${planId}` },
        { label: t('changes.title') },
      ]}
    >
      <PageHeader
        title={t('changes.title')}
        sub={
          page.section ? (
            <>
              {t('changes.ofSection')} <Words lang={page.section.lang}>{page.section.title}</Words>.{' '}
              <Link href={path}>{t('changes.wholePlan')}</Link>
            </>
          ) : (
            t('changes.sub')
          )
        }
      />
      <Tabs
        label={t('changes.kinds')}
        items={[null, ...CHANGE_KINDS].map((k) => ({
          href: withParams(path, search, { kind: k }),
          label: t(`changes.kind.${k ?? 'all'}`),
          current: k === kind,
        }))}
      />
      <Card pad className="mt12">
        <History
          items={page.items}
          offsetDays={actor.offsetDays}
          places={new Map(page.items.flatMap((item) => (item.place ? [[item.id, item.place]] : [])))}
          more={page.next && withParams(path, search, { before: page.next })}
        />
      </Card>
    </Workspace>
  );
}
