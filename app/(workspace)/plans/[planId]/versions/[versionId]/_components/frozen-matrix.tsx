import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Table } from '@/components/ui/table';
import { type LocalText, pickText } from '@/lib/documents/local-text';
import { formatDate } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import { executorsOf, type FrozenPlanView, localText } from '@/lib/versions/assemble';
import type { FrozenAction, VersionPart } from '@/lib/versions/content';

type Props = { content: FrozenPlanView; language: Language };

/** The rows of the annex, as they were. */
export function FrozenMatrix({ content, language }: Props) {
  const t = useTranslations('versions.matrix');
  const areas = content.sections.filter((s) => s.actions.length || s.objectives.some((o) => o.actions.length));
  return (
    <Card>
      <Table caption={t('action')} className="frozen-matrix">
        <thead>
          <tr>
            {(['number', 'action', 'deadline', 'executors', 'result'] as const).map((c) => (
              <th key={c} scope="col">
                {t(c)}
              </th>
            ))}
          </tr>
        </thead>
        {areas.map((s) => (
          <tbody key={s.id}>
            <Heading number={s.number} title={s.title} language={language} isArea />
            {s.actions.map((a) => (
              <Line key={a.entityId} part={a} language={language} />
            ))}
            {s.objectives.flatMap((o) =>
              o.actions.length
                ? [
                    <Heading key={o.id} number={o.number} title={o.title} language={language} />,
                    ...o.actions.map((a) => <Line key={a.entityId} part={a} language={language} />),
                  ]
                : [],
            )}
          </tbody>
        ))}
      </Table>
    </Card>
  );
}

function Heading({
  number,
  title,
  language,
  isArea,
}: {
  number: string;
  title: LocalText;
  language: Language;
  isArea?: boolean;
}) {
  const text = pickText(title, language);
  return (
    <tr>
      <td colSpan={5} className={isArea ? 'w strong' : 'w ink2'} lang={text?.language}>
        <strong>
          {number} {text?.text}
        </strong>
      </td>
    </tr>
  );
}

const Said = ({ json, field, language }: { json: FrozenAction; field: 'title' | 'expectedResult'; language: Language }) => {
  const text = pickText(localText(json.texts, field, json.sourceLanguage), language);
  return text && <span lang={text.language === language ? undefined : text.language}>{text.text}</span>;
};

function Line({
  part: { entityId, number, json },
  language,
}: {
  part: Extract<VersionPart, { kind: 'ACTION' }>;
  language: Language;
}) {
  const wording = pickText(localText(json.texts, 'deadlineWording', json.sourceLanguage), language);
  const [leads = [], co = []] = executorsOf(json);
  const name = (names: Record<string, string>) => names[language] ?? Object.values(names)[0];
  return (
    <tr id={`a-${entityId}`}>
      <td className="nowrap muted">{number}</td>
      <td className="g">
        <Said json={json} field="title" language={language} />
      </td>
      <td className="small w">
        {wording ? (
          <span lang={wording.language}>{wording.text}</span>
        ) : json.endDate ? (
          formatDate(json.endDate, language, 'short')
        ) : (
          '—'
        )}
      </td>
      <td className="small w">
        {leads.map((a) => (
          <div key={a.institutionId} className="strong">
            {name(a.names) ?? a.code}
          </div>
        ))}
        {co.map((a) => (
          <div key={a.institutionId}>{name(a.names) ?? a.code}</div>
        ))}
      </td>
      <td className="small w">
        <Said json={json} field="expectedResult" language={language} />
      </td>
    </tr>
  );
}
