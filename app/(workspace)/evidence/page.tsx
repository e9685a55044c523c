// The library of evidence: laws, statistics, publications, lists, links and files that prove progress.
import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { EVIDENCE_ICONS, EvidenceTitle, useEvidenceNote } from '@/components/evidence/evidence-list';
import { PageHeader } from '@/components/layout/page-header';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterChips } from '@/components/ui/filter-chips';
import { Icon } from '@/components/ui/icon';
import { Pagination } from '@/components/ui/pagination';
import { Table } from '@/components/ui/table';
import { firstParam, type Params } from '@/components/ui/url';
import { type EvidenceItem, keepsFor, listEvidence, listEvidenceInstitutions } from '@/lib/evidence/queries';
import { requireActor } from '@/lib/platform/auth/require-actor';
import { EvidenceType, Visibility } from '@/prisma/generated/enums';
import { EvidenceActs } from './_components/evidence-acts';
import { EvidenceFilter } from './_components/evidence-filter';
import { NewEvidence } from './_components/new-evidence';

type Props = { searchParams: Promise<Params> };
const PATH = '/evidence';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('evidence'))('title') };
}

const uuid = (value: string | undefined) => (value && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? value : undefined);

function filterOf(params: Params) {
  const of = (key: string) => firstParam(params, key);
  return {
    q: of('q')?.slice(0, 100) || undefined,
    type: Object.values(EvidenceType).find((v) => v === of('type')),
    visibility: Object.values(Visibility).find((v) => v === of('visibility')),
    institutionId: uuid(of('institution')),
    after: uuid(of('after')),
  };
}

export default async function Evidence({ searchParams }: Props) {
  const [actor, language, t, params] = await Promise.all([requireActor(), getLocale(), getTranslations(), searchParams]);
  const filter = filterOf(params);
  const [list, institutions] = await Promise.all([
    listEvidence(actor, filter, language),
    listEvidenceInstitutions(actor, language),
  ]);
  const own = keepsFor(actor);
  const nameOf = (id: string) => institutions.find((i) => i.id === id)?.name ?? id;
  const chips = [
    ...(filter.q ? [{ param: 'q', label: filter.q, name: filter.q }] : []),
    ...(filter.type
      ? [{ param: 'type', label: t(`evidence.type.${filter.type}`), name: t(`evidence.type.${filter.type}`) }]
      : []),
    ...(filter.visibility
      ? [
          {
            param: 'visibility',
            label: t(`evidence.visibility.${filter.visibility}`),
            name: t(`evidence.visibility.${filter.visibility}`),
          },
        ]
      : []),
    ...(filter.institutionId
      ? [{ param: 'institution', label: nameOf(filter.institutionId), name: nameOf(filter.institutionId) }]
      : []),
  ];
  return (
    <Workspace actor={actor} crumbs={[{ label: t('navigation.group.knowledge'), href: '/home' }, { label: t('evidence.title') }]}>
      <PageHeader title={t('evidence.title')} sub={t('evidence.sub')} />
      <div className="stack">
        <EvidenceFilter institutions={institutions} filter={filter} />
        {chips.length > 0 && <FilterChips path={PATH} params={params} chips={chips} />}
        {list.items.length ? (
          <Card>
            <Table caption={t('evidence.title')} middle>
              <thead>
                <tr>
                  <th scope="col">{t('evidence.field.title')}</th>
                  <th scope="col">{t('evidence.field.institution')}</th>
                  <th scope="col">{t('evidence.field.visibility')}</th>
                  <th scope="col" className="num">
                    {t('evidence.field.citations')}
                  </th>
                  {own.length > 0 && (
                    <th scope="col">
                      <span className="sr">{t('evidence.field.acts')}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {list.items.map((item) => (
                  <Row key={item.id} item={item} hasActs={own.length > 0} />
                ))}
              </tbody>
            </Table>
          </Card>
        ) : (
          <EmptyState title={t('evidence.empty')}>{t('evidence.emptyHint')}</EmptyState>
        )}
        <Pagination path={PATH} params={params} next={list.next} />
        {own.length > 0 && (
          <NewEvidence
            institutions={own.map((id) => ({ value: id, label: nameOf(id) }))}
            userId={actor.userId ?? ''}
            today={actor.today}
          />
        )}
      </div>
    </Workspace>
  );
}

function Row({ item, hasActs }: { item: EvidenceItem; hasActs: boolean }) {
  const t = useTranslations('evidence');
  const note = useEvidenceNote(false);
  return (
    <tr>
      <td className="w">
        <span className="row-t g8">
          <Icon name={EVIDENCE_ICONS[item.type]} size="m" />
          <span>
            <EvidenceTitle evidence={item} />
            <span className="small muted block">{note(item)}</span>
          </span>
        </span>
      </td>
      <td>{item.institution}</td>
      <td>
        <VisibilityBadge visibility={item.visibility} />
      </td>
      <td className="num" data-label={t('field.citations')}>
        {item.citations}
      </td>
      {hasActs && <td>{item.can.change && <EvidenceActs item={item} />}</td>}
    </tr>
  );
}

async function VisibilityBadge({ visibility }: { visibility: Visibility }) {
  const t = await getTranslations('evidence.visibility');
  const look = {
    PUBLIC: ['success', 'globe'],
    PARTNERS: ['info', 'handshake'],
    INTERNAL: ['neutral', 'building-2'],
    RESTRICTED: ['warning', 'lock'],
  } as const;
  const [tone, icon] = look[visibility];
  return (
    <Badge tone={tone} icon={icon}>
      {t(visibility)}
    </Badge>
  );
}
