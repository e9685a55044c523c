import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { filterParams } from '@/lib/actions/filter';
import { COLUMNS, type MatrixAddress, viewParams } from './address';
import { HiddenParams } from './matrix-head';

/** Which columns stand beside number and title. */
export function ColumnsPanel({ address }: { address: MatrixAddress }) {
  const t = useTranslations('actions.matrix');
  const { cols: _, ...rest } = viewParams(address);
  return (
    <form action={address.path} className="stack">
      <HiddenParams params={rest} />
      <fieldset className="field">
        <legend className="legend">{t('columnsShown')}</legend>
        <div className="col g8">
          {COLUMNS.map((column) => (
            <label key={column} className="check">
              <input type="checkbox" name="cols" value={column} defaultChecked={address.columns.includes(column)} />
              <span>{t(`column.${column}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="row">
        <Button type="submit" tone="primary" icon="check">
          {t('showColumns')}
        </Button>
      </div>
    </form>
  );
}

const FORMATS = ['docx', 'pdf', 'xlsx', 'csv'] as const;

/** The whole plan's matrix, or the rows of the filter, as a file. */
export function DownloadPanel({ planId, address }: { planId: string; address: MatrixAddress }) {
  const t = useTranslations('actions.matrix');
  const query = new URLSearchParams(
    Object.entries(filterParams(address.filter)).flatMap(([key, values]) => values.map((v): [string, string] => [key, v])),
  );
  return (
    <div className="stack">
      <p className="ink2">{t(query.size ? 'downloadFiltered' : 'downloadWhole')}</p>
      <ul className="list">
        {FORMATS.map((format) => (
          <li key={format}>
            <a className="li" href={`/api/v1/plans/${planId}.${format}${query.size ? `?${query}` : ''}`} download>
              <Icon name="download" size="m" />
              <span>
                <span className="t">{t(`format.${format}`)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
