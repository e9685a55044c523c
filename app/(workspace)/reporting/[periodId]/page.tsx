// One period: how far each institution has come, what is owed, the way of each report, exceptions, and the secretariat's acts.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { found, idOf } from '@/app/(workspace)/_components/found';
import { planTitle } from '@/app/(workspace)/_components/plan-title';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { PageHeader } from '@/components/layout/page-header';
import { LockBanner } from '@/components/reporting/lock-banner';
import { PeriodBadge } from '@/components/reporting/state-badges';
import { LinkButton } from '@/components/ui/button';
import { firstParam, type Params, withParams } from '@/components/ui/url';
import type { Actor } from '@/lib/platform/auth/actor';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { periodName } from '@/lib/platform/i18n/periods';
import { getPeriod, getPeriodMatrix, listChain } from '@/lib/reporting/queries/periods';
import { ReportState } from '@/prisma/generated/enums';
import { ChainTable } from './_components/chain-table';
import { ExceptionList } from './_components/exceptions';
import { InstitutionMatrix } from './_components/institution-matrix';
import { OwedList } from './_components/owed-list';
import { PeriodActs } from './_components/period-acts';
import { RecordByLetter } from './_components/record-by-letter';

type Props = { params: Promise<{ periodId: string }>; searchParams: Promise<Params> };

/** Asked for the title and for the page: once. */
const periodOf = cache((actor: Actor, id: string, language: string) => found(getPeriod(actor, id, language)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, language] = await Promise.all([requireActor(), getLocale()]);
  const period = await periodOf(actor, idOf((await params).periodId), language);
  return planTitle(period, periodName(period.startDate, period.endDate, language as Language));
}

const uuid = (value: string | undefined) => (value && /^[0-9a-f-]{36}$/.test(value) ? value : null);

export default async function Period({ params, searchParams }: Props) {
  const [actor, locale, t, query] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const language = locale as Language;
  const id = idOf((await params).periodId);
  const period = await periodOf(actor, id, language);
  const filter = {
    institutionId: uuid(firstParam(query, 'institution')),
    state: Object.values(ReportState).find((s) => s === firstParam(query, 'state')) ?? null,
  };
  const [{ rows: matrix, owed }, chain] = await Promise.all([
    getPeriodMatrix(actor, id, language),
    listChain(actor, id, filter, language),
  ]);
  const name = periodName(period.startDate, period.endDate, language);
  const path = `/reporting/${id}`;
  const letterFor = uuid(firstParam(query, 'letter'));
  const institutions = matrix.map((row) => ({ value: row.institutionId, label: row.institution }));
  return (
    <Workspace
      actor={actor}
      planId={period.planId}
      crumbs={[
        { label: t('navigation.group.results'), href: '/home' },
        { label: t('reporting.title'), href: `/reporting?plan=${period.planId}` },
        { label: name },
      ]}
    >
      <PageHeader
        eyebrow={period.planTitle}
        title={t('reporting.periodTitle', { period: name })}
        sub={t('reporting.periodSub', {
          opens: formatDate(period.opensAt, language, 'short'),
          due: formatDate(period.dueAt, language, 'short'),
          locks: formatDate(period.locksAt, language, 'short'),
        })}
        tags={<PeriodBadge state={period.state} />}
        actions={
          period.can.record && period.state !== 'PLANNED' ? (
            <LinkButton href={`${withParams(path, query, { letter: matrix[0]?.institutionId ?? null })}#letter`} icon="mail">
              {t('reporting.record.open')}
            </LinkButton>
          ) : undefined
        }
      />
      <div className="stack">
        <LockBanner period={period} offsetDays={actor.offsetDays} />
        <InstitutionMatrix {...{ matrix, path, period, language }} params={query} />
        <OwedList {...{ owed, period }} canRemind={period.can.manage} />
        {letterFor && period.can.record && (
          <RecordByLetter
            {...{ period, institutions, language, path }}
            institutionId={letterFor}
            owed={owed}
            actor={actor}
            params={query}
          />
        )}
        <ChainTable {...{ chain, language, path }} offsetDays={actor.offsetDays} params={query} institutions={institutions} />
        <ExceptionList
          {...{ period, institutions, language }}
          exceptions={period.exceptions}
          asked={filter.institutionId}
          userId={actor.userId ?? ''}
          today={actor.today}
        />
        {period.can.manage && (
          <PeriodActs period={period} accepted={chain.filter((c) => c.state === 'ACCEPTED')} userId={actor.userId ?? ''} />
        )}
      </div>
    </Workspace>
  );
}
