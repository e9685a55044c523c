import { useTranslations } from 'next-intl';
import { StatusBadge } from '@/components/actions/status-badges';
import { ChooseAll } from '@/components/assignments/choose-all';
import { ActionButton } from '@/components/forms/action-button';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Words } from '@/components/plans/words';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button, LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { IconName } from '@/components/ui/icon';
import { InstitutionChip } from '@/components/ui/institution-chip';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { type Params, withParams } from '@/components/ui/url';
import type { FateView, HandoverPage, OldAction } from '@/lib/handover/queries';
import type { Show } from '@/lib/handover/schema';
import { takeBackFatesAction } from '@/lib/handover/server-actions';
import type { ActionFate } from '@/prisma/generated/enums';

type Props = { page: HandoverPage; show: Show; path: string; search: Params; back: string };

/** Boxes belong to one of two forms: undecided rows to the decision, decided ones to the taking back. */
const FORMS = { decide: 'fates-decide', takeBack: 'fates-take-back' };

// Part of the institution, not a role of ARIA.
const LEAD = 'lead';

const LOOK: Record<ActionFate, { tone: Tone; icon: IconName }> = {
  COMPLETED: { tone: 'success', icon: 'circle-check' },
  CARRIED: { tone: 'info', icon: 'corner-up-right' },
  SPLIT: { tone: 'info', icon: 'corner-up-right' },
  MERGED: { tone: 'info', icon: 'corner-up-right' },
  DROPPED: { tone: 'neutral', icon: 'circle-minus' },
};

export function FatesTable({ page, show, path, search, back }: Props) {
  const t = useTranslations('handover');
  const form = show === 'undecided' ? FORMS.decide : FORMS.takeBack;
  return (
    <Card className="mt12">
      {page.can.decide && <BulkBar page={page} show={show} path={path} search={search} back={back} />}
      <Table caption={t('title')} className="fates">
        <thead>
          <tr>
            {page.can.decide && (
              <th scope="col">
                <span className="sr">{t('choose')}</span>
                <ChooseAll form={form} label={t('chooseAll')} />
              </th>
            )}
            <th scope="col">{t('column.number')}</th>
            <th scope="col">{t('column.action', { old: page.plan.previous.shortTitle })}</th>
            <th scope="col">{t('column.lead')}</th>
            <th scope="col">{t('column.status')}</th>
            <th scope="col">{t('column.fate')}</th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <FateRow key={row.id} row={row} page={page} path={path} search={search} back={back} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function BulkBar({ page, show, path, search, back }: Props) {
  const t = useTranslations('handover');
  return (
    <div className="row g8 wrap p-3 noprint">
      {show !== 'all' && show !== 'undecided' ? null : (
        <form id={FORMS.decide} method="get" action={path}>
          <input type="hidden" name="decide" value="1" />
          {show !== 'undecided' && <input type="hidden" name="show" value={show} />}
          {typeof search.after === 'string' && <input type="hidden" name="after" value={search.after} />}
          <Button type="submit" icon="list-checks">
            {t('decideChosen')}
          </Button>
        </form>
      )}
      {show !== 'undecided' && (
        <Form id={FORMS.takeBack} action={takeBackFatesAction}>
          <input type="hidden" name="planId" value={page.plan.id} />
          <input type="hidden" name="back" value={back} />
          <SubmitButton tone="plain" icon="undo-2">
            {t('takeBackChosen')}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}

function FateRow({ row, page, path, search, back }: Omit<Props, 'show'> & { row: OldAction }) {
  const t = useTranslations('handover');
  const isDecided = row.fates.length > 0;
  const { number } = row;
  return (
    <tr id={`fate-${row.id}`}>
      {page.can.decide && (
        <td>
          <label className="check solo">
            <input
              type="checkbox"
              name="ids"
              value={row.id}
              form={isDecided ? FORMS.takeBack : FORMS.decide}
              aria-label={t('chooseRow', { number })}
            />
          </label>
        </td>
      )}
      <td className="nowrap muted">{number}</td>
      <td className="g">
        <Link href={`/actions/${row.id}`} className="rowlink">
          <Words lang={row.lang}>{row.title}</Words>
        </Link>
        <div className="small muted">{row.section}</div>
      </td>
      <td>{row.lead && <InstitutionChip code={row.lead.shortName} name={row.lead.name} role={LEAD} />}</td>
      <td>
        <StatusBadge status={row.status} derived={null} isUnverified={row.isUnverified} />
      </td>
      <td className="w">
        <div className="row g8 wrap between">
          <div>
            {row.fates.map((fate, n) => (
              <Fate key={`${fate.fate}${n}`} fate={fate} />
            ))}
          </div>
          {page.can.decide &&
            (isDecided ? (
              <ActionButton
                action={takeBackFatesAction}
                values={{ planId: page.plan.id, ids: row.id, back }}
                tone="ghost"
                icon="undo-2"
                label={t('takeBackRow', { number })}
              >
                {t('takeBack')}
              </ActionButton>
            ) : (
              <LinkButton
                size="sm"
                href={`${withParams(path, search, { decide: '1', ids: row.id, done: null, undone: null, count: null, kept: null })}#decide`}
                aria-label={t('decideRow', { number })}
              >
                {t('decide')}
              </LinkButton>
            ))}
        </div>
      </td>
    </tr>
  );
}

function Fate({ fate: { fate, to, reason } }: { fate: FateView }) {
  const t = useTranslations('handover');
  const leads = fate !== 'COMPLETED' && fate !== 'DROPPED';
  return (
    <div>
      <Badge tone={LOOK[fate].tone} icon={LOOK[fate].icon}>
        {t(`show.${fate}`)}
      </Badge>{' '}
      {leads &&
        (to ? (
          <Link href={`/actions/${to.id}`} className="small" title={to.title}>
            {t('to', { number: to.number })}
          </Link>
        ) : (
          <span className="small muted">{t('hidden')}</span>
        ))}
      {reason && <div className="small ink2">{reason}</div>}
    </div>
  );
}
