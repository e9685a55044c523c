import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Card } from '@/components/ui/card';
import type { ActionView } from '@/lib/actions/queries';
import { editActionAction } from '@/lib/actions/server-actions';

export type EditProps = { action: ActionView; language: string; userId: string; back: string; today: string };

/** One group of fields: a card with its own form, saved under the versions the page was read with. */
export function EditForm(props: EditProps & { id: string; title: ReactNode; children: ReactNode; primary?: boolean }) {
  const { action, language, userId, back, id, title, children, primary } = props;
  const t = useTranslations('actions.edit');
  const text = action.texts.find((x) => x.language === language);
  return (
    <Card title={title} level={3} id={id} body>
      <Form
        action={editActionAction}
        keep={{ userId, record: `action:${action.id}:${language}:${id}` }}
        className="stack"
        id={`form-${id}`}
      >
        <input type="hidden" name="id" value={action.id} />
        <input type="hidden" name="version" value={`${action.version}.${text?.version ?? 0}`} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="back" value={back} />
        {children}
        <div className="row">
          <SubmitButton tone={primary ? 'primary' : 'plain'} icon="check">
            {t('save')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
