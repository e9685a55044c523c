import { useTranslations } from 'next-intl';
import { Words } from '@/components/plans/words';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { OldNumber } from '@/lib/versions/queries';

type Props = { planId: string; typed: string; number: string | null; old: readonly OldNumber[] | null };

/** "2.3.1 in Draft 2": where an action stands today whose number was printed earlier. */
export function OldNumbers({ planId, typed, number, old }: Props) {
  const t = useTranslations('versions');
  return (
    <Card title={t('search.title')} level={2} body id="old-number">
      <form action={`/plans/${planId}/versions`} className="stack">
        <div className="field">
          <label className="label" htmlFor="f-number">
            {t('search.label')}
          </label>
          <span className="hint" id="f-number-hint">
            {t('search.hint')}
          </span>
          <input
            id="f-number"
            name="number"
            className="input"
            defaultValue={typed}
            aria-describedby="f-number-hint"
            inputMode="decimal"
          />
        </div>
        <Button type="submit" icon="search">
          {t('search.submit')}
        </Button>
      </form>
      {old && (
        <div className="mt12" role="status">
          {old.length ? (
            <ul className="col g12">
              {old.map((o) => (
                <li key={o.actionId}>
                  <Link href={`/plans/${planId}/versions/${o.versionId}?part=matrix#a-${o.actionId}`}>
                    {t('search.line', { number: number ?? '', version: o.name ?? t(`occasion.${o.occasion}`) })}
                  </Link>
                  <div>
                    {o.now ? (
                      <Link href={`/actions/${o.actionId}`}>
                        <Words lang={o.lang}>{o.title}</Words>
                      </Link>
                    ) : (
                      <Words lang={o.lang}>{o.title}</Words>
                    )}
                  </div>
                  <div className="small muted">
                    {o.now === null ? t('search.gone') : o.now === number ? t('search.same') : t('search.now', { number: o.now })}
                  </div>
                </li>
              ))}
            </ul>
          ) : (
            <p className="ink2">{t('search.none', { number: number ?? '' })}</p>
          )}
        </div>
      )}
    </Card>
  );
}
