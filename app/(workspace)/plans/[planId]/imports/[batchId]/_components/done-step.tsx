import { getLocale, getTranslations } from 'next-intl/server';
import { ActionButton } from '@/components/forms/action-button';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Icon, type IconName } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { Fact } from '@/lib/actions/rules';
import { countGaps, type ImportView } from '@/lib/matrix-imports/queries';
import { UNDO_DAYS } from '@/lib/matrix-imports/rules';
import { redoImportAction } from '@/lib/matrix-imports/server-actions';
import type { Actor } from '@/lib/platform/auth/actor';
import { addDays, businessDay, businessMoment } from '@/lib/platform/clocks';
import { formatDate, formatDateTime, formatNumber } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { UndoForm } from './undo-form';

type Props = { actor: Actor; batch: ImportView };

export async function DoneStep({ actor, batch }: Props) {
  return (
    <div className="cols main-aside">
      <Card pad>
        <Outcome batch={batch} />
        {batch.state !== 'DISCARDED' && <Gaps actor={actor} batch={batch} />}
      </Card>
      <aside className="stack">
        {batch.state === 'COMMITTED' && <Undo actor={actor} batch={batch} />}
        {batch.state === 'UNDONE' && <Redo batch={batch} />}
        <RecordCard actor={actor} batch={batch} />
      </aside>
    </div>
  );
}

const LOOK = {
  COMMITTED: { tone: 't-success', icon: 'circle-check' },
  UNDONE: { tone: 't-neutral', icon: 'undo-2' },
  DISCARDED: { tone: 't-neutral', icon: 'circle-x' },
} as const satisfies Partial<Record<ImportView['state'], { tone: string; icon: IconName }>>;

async function Outcome({ batch }: { batch: ImportView }) {
  const [t, language] = [await getTranslations('imports.done'), (await getLocale()) as Language];
  const { state, counts, planId } = batch;
  // A file that was read and never imported before the plan went on.
  if (state === 'READ') return <p className="ink2">{(await getTranslations('imports'))('list.closed')}</p>;
  const look = state === 'UNDONE' || state === 'DISCARDED' ? LOOK[state] : LOOK.COMMITTED;
  const title =
    state === 'UNDONE' ? t('undone') : state === 'DISCARDED' ? t('discarded') : t('title', { count: counts?.actions ?? 0 });
  const seconds = counts?.took === undefined ? null : formatNumber(counts.took / 1000, language, 1);
  const text =
    state === 'UNDONE'
      ? [counts?.kept ? `${t('kept', { count: counts.kept })}.` : t('undoneText')]
      : state === 'DISCARDED'
        ? [t('discardedText')]
        : seconds === null
          ? []
          : [t('took', { seconds })];
  return (
    <div className="row-t g16">
      <span className={`ico ${look.tone}`}>
        <Icon name={look.icon} size="xl" />
      </span>
      <div className="grow">
        <h2 className="h2">{title}</h2>
        <p className="ink2 mt4">{text}</p>
        <div className="row wrap g8 mt16">
          <LinkButton href={`/plans/${planId}/matrix`} tone="primary" icon="table-2">
            {t('matrix')}
          </LinkButton>
          <LinkButton href={`/plans/${planId}/imports/new`}>{t('another')}</LinkButton>
        </div>
      </div>
    </div>
  );
}

const GAP_ICONS: Partial<Record<Fact, IconName>> = {
  lead: 'users-round',
  deadline: 'calendar-range',
  expectedResult: 'target',
  sdg: 'globe',
};

/** What the plan needs before it is submitted, each with the list behind it. */
async function Gaps({ actor, batch }: Props) {
  const t = await getTranslations('imports');
  const gaps = Object.entries(await countGaps(actor, batch.planId)).filter(([, count]) => count > 0) as [Fact, number][];
  const errors = batch.counts?.errors ?? 0;
  const path = `/plans/${batch.planId}`;
  return (
    <>
      <hr className="hr mt24" />
      <h3 className="h3 mt16">{t('done.missing')}</h3>
      {gaps.length === 0 && <p className="ink2 mt8">{t('done.complete')}</p>}
      <ul className="col g8 mt8">
        {gaps.map(([fact, count]) => (
          <li key={fact} className="row g8">
            <Icon name={GAP_ICONS[fact] ?? 'circle-dashed'} className="warn" />
            <Link href={`${path}/matrix?missing=${fact}`}>{t(`done.gap.${fact}`, { count })}</Link>
          </li>
        ))}
      </ul>
      {batch.state === 'COMMITTED' && errors > 0 && (
        <p className="row g8 mt8">
          <Icon name="circle-alert" className="danger" />
          <Link href={`${path}/imports/${batch.id}?step=rows&show=problems`}>{t('done.leftOut', { count: errors })}</Link>
        </p>
      )}
    </>
  );
}

const moment = (at: Date, actor: Actor, language: Language) => formatDateTime(businessMoment(at, actor.offsetDays), language);

async function Undo({ actor, batch }: Props) {
  const [t, language] = [await getTranslations('imports.undo'), (await getLocale()) as Language];
  const at = batch.committedAt as Date;
  const { id, planId, version, changed } = batch;
  return (
    <Card title={t('title')} level={3} body>
      {batch.can.undo ? (
        <>
          <p className="ink2 small">{t('text', { when: moment(at, actor, language) })}</p>
          <UndoForm
            key={version}
            batch={{ id, planId, version }}
            changed={changed.slice(0, SHOWN_CHANGED)}
            words={{
              nobody: t('nobody'),
              changed: t('changed', { count: changed.length }),
              more: changed.length > SHOWN_CHANGED ? t('more', { count: changed.length - SHOWN_CHANGED }) : null,
            }}
          />
          <p className="tiny muted mt8">
            {t('until', { date: formatDate(addDays(businessDay(actor.offsetDays, at), UNDO_DAYS), language) })}
          </p>
        </>
      ) : (
        <p className="ink2 small">{t('over')}</p>
      )}
    </Card>
  );
}
const SHOWN_CHANGED = 20;

async function Redo({ batch }: { batch: ImportView }) {
  const t = await getTranslations('imports');
  const { id, planId, version } = batch;
  return (
    <Card title={t('done.redoTitle')} level={3} body>
      {batch.can.redo ? (
        <>
          <p className="ink2 small">{t('redo.text')}</p>
          <div className="mt12">
            <ActionButton action={redoImportAction} values={{ id, planId, version: String(version) }} icon="redo-2">
              {t('redo.button')}
            </ActionButton>
          </div>
        </>
      ) : (
        <p className="ink2 small">{t('undo.over')}</p>
      )}
    </Card>
  );
}

async function RecordCard({ actor, batch }: Props) {
  const [t, language] = [await getTranslations(), (await getLocale()) as Language];
  const at = batch.undoneAt ?? batch.committedAt ?? batch.createdAt;
  return (
    <Card title={t('imports.done.record')} level={3} body>
      <dl className="dl small">
        <dt>{t('imports.done.file')}</dt>
        <dd className="imp-file">
          {batch.fileName}
          {batch.counts && batch.state !== 'DISCARDED' && (
            <>
              {' '}
              <Link href={`/plans/${batch.planId}/imports/${batch.id}?step=rows`}>{t('imports.done.rows')}</Link>
            </>
          )}
        </dd>
        {batch.sheet && (
          <>
            <dt>{t('imports.done.sheet')}</dt>
            <dd>{batch.sheet}</dd>
          </>
        )}
        <dt>{t('imports.done.language')}</dt>
        <dd>{t(`fields.${batch.language}`)}</dd>
        <dt>{t('imports.done.by')}</dt>
        <dd>{batch.by ?? '–'}</dd>
        <dt>{t('imports.done.when')}</dt>
        <dd>{moment(at, actor, language)}</dd>
      </dl>
    </Card>
  );
}
