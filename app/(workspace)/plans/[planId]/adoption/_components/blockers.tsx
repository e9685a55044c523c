import { useTranslations } from 'next-intl';
import { Words } from '@/components/plans/words';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { Blocker, Move } from '@/lib/adoption/rules';

type Props = { blockers: readonly Blocker[]; plan: { id: string; previous: { shortTitle: string } | null }; move: Move };

/** Where all the rows of one kind stand. */
const listOf = (planId: string): Record<Blocker['kind'], string> => ({
  undecided: `/plans/${planId}/handover`,
  lead: `/plans/${planId}/assignments?role=LEAD`,
  deadline: `/plans/${planId}/matrix?missing=deadline`,
  expectedResult: `/plans/${planId}/matrix?missing=expectedResult`,
  sdg: `/plans/${planId}/matrix?missing=sdg`,
  noActions: `/plans/${planId}/matrix`,
});

/** What stands in the way of the next step: each row is a link. */
export function Blockers({ blockers, plan, move }: Props) {
  const t = useTranslations('adoption');
  const lists = listOf(plan.id);
  return (
    <Card title={t('blocked', { step: t(`step.${move}.name`) })} level={2} body id="blockers">
      <div className="stack">
        {blockers.map(({ kind, count, rows }) => (
          <section key={kind} aria-labelledby={`block-${kind}`}>
            <h3 className="h3 row g8" id={`block-${kind}`}>
              <Icon name="circle-alert" className="danger" />
              <Link href={lists[kind]}>{t(`blocker.${kind}`, { count, plan: plan.previous?.shortTitle ?? '' })}</Link>
            </h3>
            <ul className="mt8 col g4">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link href={`/actions/${row.id}`}>
                    {row.number} <Words lang={row.lang}>{row.title}</Words>
                  </Link>
                </li>
              ))}
            </ul>
            {count > rows.length && (
              <p className="mt8">
                <Link href={lists[kind]}>{t('all', { count })}</Link>
              </p>
            )}
          </section>
        ))}
      </div>
    </Card>
  );
}
