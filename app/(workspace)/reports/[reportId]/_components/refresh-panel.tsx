import { useTranslations } from 'next-intl';
import { FigureChanges, RowChanges } from '@/components/documents/changes-table';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { RefreshPreview } from '@/lib/generated-reports/queries';
import { refreshFiguresAction } from '@/lib/generated-reports/server-actions';
import { type Here, hrefOf } from './here';

/** What refreshing would change, old → new, before anything changes. */
export function RefreshPanel({ view, language, preview, today }: Here & { preview: RefreshPreview; today: string }) {
  const t = useTranslations('generatedReports');
  const { figures, rows, seen } = preview;
  const isUpToDate = view.asOf === today;
  const isSame = !figures.length && !rows.length;
  return (
    <Card id="refresh" className="rb-card" title={t('refresh.title')} body>
      <p>
        {t(isSame ? (isUpToDate ? 'refresh.upToDate' : 'refresh.nothing') : 'refresh.explain', {
          figures: figures.length,
          rows: rows.length,
        })}
      </p>
      {figures.length > 0 && (
        <div className="mt12">
          <FigureChanges changes={figures} names={view.document.content} />
        </div>
      )}
      {rows.length > 0 && (
        <div className="mt12">
          <h3 className="h3">{t('refresh.rows')}</h3>
          <RowChanges rows={rows} />
        </div>
      )}
      <Form action={refreshFiguresAction} className="row wrap g8 mt16">
        <input type="hidden" name="id" value={view.id} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="version" value={view.version} />
        <input type="hidden" name="seen" value={seen} />
        <LinkButton href={hrefOf({ view, language })}>{t(isSame ? 'refresh.back' : 'refresh.keep')}</LinkButton>
        {!(isSame && isUpToDate) && (
          <SubmitButton icon="refresh-cw">{t(isSame ? 'refresh.applyDay' : 'refresh.apply')}</SubmitButton>
        )}
      </Form>
    </Card>
  );
}
