import { useLocale, useTranslations } from 'next-intl';
import { Tag } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { SdgTile } from '@/components/ui/sdg-tile';
import type { ActionView } from '@/lib/actions/queries';

type Words = Record<string, string>;

/** Each target with the reason why it is a right: treaty, article and what the article protects. */
export function Targets({ action, editHref }: { action: ActionView; editHref: string | null }) {
  const t = useTranslations('actions.sdg');
  const locale = useLocale();
  const say = (words: Words) => words[locale] ?? words.en ?? words.ru ?? '';
  return (
    <Card
      title={t('title')}
      level={3}
      id="sdg"
      end={
        editHref && (
          <a className="end" href={`${editHref}#sdg`}>
            {t('edit')}
          </a>
        )
      }
    >
      {action.sdgTargets.length === 0 && <p className="body muted">{t('none')}</p>}
      <ul className="list">
        {action.sdgTargets.map((target) => (
          <li key={target.code} className="li">
            <SdgTile code={target.code} size="mid" />
            <div className="grow">
              <div className="t">
                {say(target.short)} {target.isPrimary && <Tag>{t('primary')}</Tag>}
              </div>
              {target.rights.length ? (
                <ul>
                  {target.rights.map((right) => (
                    <li key={`${right.treaty}${right.article}`} className="s">
                      {t('right', { right: say(right.right), article: right.article, treaty: say(right.treatyName) })}
                    </li>
                  ))}
                </ul>
              ) : (
                <div className="s">{t('noRight')}</div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
