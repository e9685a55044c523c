import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { IconName } from '@/components/ui/icon';
import { Table } from '@/components/ui/table';
import type { getStagedRegister } from '@/lib/institutions/register/queries';
import type { Fate } from '@/lib/institutions/register/rules';
import { CommitForm } from './register-forms';

type Staged = Awaited<ReturnType<typeof getStagedRegister>>;

const LOOKS: Record<Fate, [Tone, IconName]> = {
  create: ['success', 'circle-plus'],
  complete: ['info', 'languages'],
  same: ['neutral', 'equal'],
};

/** Every row with what will happen, every problem with row and column; nothing is written before the button. */
export function Preview({ staged }: { staged: Staged }) {
  const t = useTranslations('institutions.import');
  const { counts, isDone, rows, problems } = staged;
  const toWrite = counts.create + counts.complete;
  return (
    <div className="col g16">
      <Banner
        tone={isDone ? 'success' : 'info'}
        role="status"
        title={t(isDone ? 'doneOf' : 'previewOf', { file: staged.fileName })}
      >
        {!isDone && t('counts', counts)}
      </Banner>
      <div className="row wrap g8">
        {!isDone && toWrite > 0 && <CommitForm id={staged.id} label={t('commit', { count: toWrite })} />}
        {isDone ? (
          <LinkButton href="/institutions">{t('toList')}</LinkButton>
        ) : (
          <LinkButton href="/institutions/import" tone="ghost">
            {t('other')}
          </LinkButton>
        )}
      </div>
      {problems.length > 0 && <Problems problems={problems} />}
      <Card title={t('preview')}>{rows.length ? <Rows rows={rows} isDone={isDone} /> : <EmptyState title={t('noRows')} />}</Card>
    </div>
  );
}

function Problems({ problems }: Pick<Staged, 'problems'>) {
  const t = useTranslations('institutions');
  return (
    <Card title={`${t('import.problems')}: ${problems.length}`}>
      <ul className="lines">
        {problems.map((p) => (
          <li key={`${p.row}${p.column}${p.message}`}>
            <span>
              <span className="strong">
                {t('import.row')} {p.row}
                {p.column && `, ${p.column}`}
              </span>
              {': '}
              {p.message}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Rows({ rows, isDone }: Pick<Staged, 'rows' | 'isDone'>) {
  const t = useTranslations('institutions');
  return (
    <Table caption={t('import.preview')} dense>
      <thead>
        <tr>
          <th scope="col" className="num">
            {t('import.row')}
          </th>
          <th scope="col">{t('column.name')}</th>
          <th scope="col">{t('column.code')}</th>
          <th scope="col">{t('column.type')}</th>
          {!isDone && <th scope="col">{t('import.fate')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const [tone, icon] = LOOKS[row.fate];
          return (
            <tr key={row.sourceRow}>
              <td className="num">{row.sourceRow}</td>
              <td className="w">{row.title}</td>
              <td>
                <span className="tag">{row.code}</span>
              </td>
              <td>{t(`type.${row.type}`)}</td>
              {!isDone && (
                <td>
                  <Badge tone={tone} icon={icon} plain>
                    {t(`import.fates.${row.fate}`)}
                  </Badge>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
