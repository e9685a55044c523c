import { useTranslations } from 'next-intl';
import { TextMarkBadge } from '@/components/actions/language-tabs';
import { ActionButton } from '@/components/forms/action-button';
import { TextAreaField } from '@/components/forms/fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Words } from '@/components/plans/words';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { OBJECTIVE_TITLE_MAX } from '@/lib/objectives/schema';
import {
  createObjectiveAction,
  deleteObjectiveAction,
  editObjectiveAction,
  moveObjectiveAction,
} from '@/lib/objectives/server-actions';
import type { ObjectiveItem, SectionView } from '@/lib/sections/queries';

type Props = { section: SectionView; language: string; userId: string };

/** The objectives of an area; each leads to its actions. */
export function Objectives({ section, language, userId }: Props) {
  const t = useTranslations('objectives');
  return (
    <Card title={t('title')} level={2}>
      {section.objectives.length === 0 && <p className="body muted">{t('none')}</p>}
      <ul className="list">
        {section.objectives.map((objective) => (
          <li key={objective.id} className="li">
            <div className="grow col g6">
              <div className="t">
                {objective.number} <Words lang={objective.lang}>{objective.title}</Words>
              </div>
              <div className="s">
                <Link href={`/plans/${section.plan.id}/matrix?objective=${objective.id}`}>
                  {t('actions', { count: objective.actions })}
                </Link>
              </div>
              {section.can.arrange && <ObjectiveForms objective={objective} language={language} userId={userId} />}
            </div>
          </li>
        ))}
      </ul>
      {section.can.arrange && (
        <div className="body">
          <details>
            <summary>{t('add')}</summary>
            <Form
              action={createObjectiveAction}
              keep={{ userId, record: `section:${section.id}:new-objective` }}
              className="stack mt12"
            >
              <input type="hidden" name="sectionId" value={section.id} />
              <input type="hidden" name="language" value={language} />
              <TextAreaField
                name="title"
                label={t('text')}
                hint={t('textHint')}
                rows={2}
                maxLength={OBJECTIVE_TITLE_MAX}
                lang={language}
              />
              <div className="row">
                <SubmitButton tone="plain" icon="plus">
                  {t('add')}
                </SubmitButton>
              </div>
            </Form>
          </details>
        </div>
      )}
    </Card>
  );
}

function ObjectiveForms({ objective, language, userId }: { objective: ObjectiveItem; language: string; userId: string }) {
  const t = useTranslations('objectives');
  const text = objective.texts.find((x) => x.language === language);
  return (
    <details>
      <summary>{t('edit', { number: objective.number })}</summary>
      <div className="row g8 wrap mt8">
        <ActionButton
          action={moveObjectiveAction}
          values={{ id: objective.id, direction: 'up' }}
          icon="arrow-up"
          label={t('moveUp', { number: objective.number })}
        >
          {t('up')}
        </ActionButton>
        <ActionButton
          action={moveObjectiveAction}
          values={{ id: objective.id, direction: 'down' }}
          icon="arrow-down"
          label={t('moveDown', { number: objective.number })}
        >
          {t('down')}
        </ActionButton>
        <ActionButton
          action={deleteObjectiveAction}
          values={{ id: objective.id }}
          icon="trash-2"
          label={t('deleteOne', { number: objective.number, count: objective.actions })}
        >
          {t('delete', { count: objective.actions })}
        </ActionButton>
      </div>
      <Form
        action={editObjectiveAction}
        keep={{ userId, record: `objective:${objective.id}:${language}` }}
        className="stack mt12"
        key={`${language}:${text?.version}`}
        id={`objective-${objective.id}`}
      >
        <input type="hidden" name="id" value={objective.id} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="version" value={text?.version ?? 0} />
        <TextAreaField
          name="title"
          label={t('text')}
          rows={2}
          maxLength={OBJECTIVE_TITLE_MAX}
          defaultValue={text?.title ?? ''}
          lang={language}
          end={<TextMarkBadge mark={text?.mark ?? 'MISSING'} />}
        />
        <div className="row">
          <SubmitButton tone="plain" icon="check">
            {t('save')}
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}
