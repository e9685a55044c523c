import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { firstParam, type Params } from '@/components/ui/url';
import { MATRIX_FIELDS } from '@/lib/imports/columns';
import { type ColumnsView, columnsView, headerOptions } from '@/lib/matrix-imports/columns-view';
import type { ImportView } from '@/lib/matrix-imports/queries';
import { languages } from '@/lib/platform/i18n/languages';
import { ColumnsForm } from './columns-form';
import { Discard } from './discard';
import { SameFile } from './same-file';

const whole = (text: string | undefined): number | null => (text && /^\d{1,7}$/.test(text) ? Number(text) : null);

export function ColumnsStep({ batch, search }: { batch: ImportView; search: Params }) {
  const [t, all] = [useTranslations('imports.columns'), useTranslations()];
  const of = whole(firstParam(search, 'of'));
  const sheet = whole(firstParam(search, 'sheet'));
  // A header row chosen for another sheet says nothing about this one.
  const header = of === null || of === sheet ? whole(firstParam(search, 'header')) : null;
  const view = columnsView(batch.analysis, batch.mapping, { sheet, header });
  const language = batch.mapping?.sheet === view.sheet.name ? batch.language : view.sheet.language;
  return (
    <div className="stack">
      <SameFile batch={batch} />
      <Choose batch={batch} view={view} />
      {view.columns.length === 0 ? (
        <Banner tone="warning">{t('noHeader')}</Banner>
      ) : (
        <ColumnsForm
          key={`${view.index}.${view.headerRow}`}
          batch={{ id: batch.id, planId: batch.planId, version: batch.version }}
          sheet={view.sheet.name}
          headerRow={view.headerRow ?? 1}
          columns={view.columns}
          language={language}
          fields={MATRIX_FIELDS.map((value) => ({ value, label: all(`imports.field.${value}`) }))}
          languages={languages.map((value) => ({ value, label: all(`fields.${value}`) }))}
          words={{
            recognised: t('recognised', { known: view.recognised, all: view.columns.length }),
            header: t('headerIn', { row: view.headerRow ?? 1 }),
            check: t('check', { count: view.sheet.rows }),
          }}
        />
      )}
      <Discard batch={batch} />
    </div>
  );
}

/** Another sheet, another header row: by address, so that it works without script and Back goes back. */
function Choose({ batch, view }: { batch: ImportView; view: ColumnsView }) {
  const t = useTranslations('imports.columns');
  const { sheets } = batch.analysis;
  const name = (sheet: (typeof sheets)[number]) =>
    `${sheet.name} (${[t('rows', { count: sheet.rows }), ...(sheet.hidden ? [t('hidden')] : [])].join(', ')})`;
  return (
    <Card pad>
      <form method="get" className="row wrap g12 imp-choose">
        <input type="hidden" name="step" value="columns" />
        <input type="hidden" name="of" value={view.index} />
        {sheets.length > 1 ? (
          <label className="field grow">
            <span className="legend">{t('sheet')}</span>
            <select name="sheet" className="select" defaultValue={view.index} key={view.index}>
              {sheets.map((sheet, index) => (
                <option key={index} value={index}>
                  {name(sheet)}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <input type="hidden" name="sheet" value={view.index} />
        )}
        <label className="field grow">
          <span className="legend">{t('header')}</span>
          <select name="header" className="select" defaultValue={view.headerRow ?? ''} key={`${view.index}.${view.headerRow}`}>
            {view.headerRow === null && <option value="" />}
            {headerOptions(view.sheet).map(({ row, text }) => (
              <option key={row} value={row}>
                {t('headerOption', { row, text })}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" icon="refresh-cw">
          {t('show')}
        </Button>
      </form>
    </Card>
  );
}
