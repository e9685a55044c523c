import { useTranslations } from 'next-intl';
import { Words } from '@/components/plans/words';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { ActionView } from '@/lib/actions/queries';
import type { WordField } from '@/lib/actions/schema';

const FIELDS: readonly WordField[] = ['description', 'expectedResult', 'meansOfVerification', 'risks', 'indicatorsWording'];

/** The action's words; each field in the language it exists in. What must be there and is not says so. */
export function ActionWords({ action, editHref }: { action: ActionView; editHref: string | null }) {
  const t = useTranslations('actions');
  const there = FIELDS.filter((field) => action.shown[field].text?.trim() || field === 'expectedResult');
  return (
    <Card
      title={t('page.words')}
      level={3}
      body
      end={
        editHref && (
          <Link className="end" href={`${editHref}#words`}>
            {t('page.edit')}
          </Link>
        )
      }
    >
      <dl className="dl">
        {there.map((field) => (
          <FieldWords
            key={field}
            label={t(`field.${field}`)}
            shown={action.shown[field]}
            lacks={t('matrix.lacks.expectedResult')}
          />
        ))}
      </dl>
    </Card>
  );
}

function FieldWords({ label, shown, lacks }: { label: string; shown: { text: string | null; lang: string }; lacks: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="pre">
        {shown.text ? (
          <Words lang={shown.lang} mark>
            {shown.text}
          </Words>
        ) : (
          <span className="need">{lacks}</span>
        )}
      </dd>
    </>
  );
}
