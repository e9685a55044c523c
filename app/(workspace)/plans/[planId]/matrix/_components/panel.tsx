import { getLocale, getTranslations } from 'next-intl/server';
import { found } from '@/app/(workspace)/_components/found';
import type { SearchParams } from '@/lib/actions/filter';
import { listActionIds } from '@/lib/actions/list-queries';
import type { MatrixFrame } from '@/lib/actions/matrix-queries';
import { getAction, listInstitutionChoices, listPlaces } from '@/lib/actions/queries';
import { BULK_MAX } from '@/lib/matrix/schema';
import type { Actor } from '@/lib/platform/auth/actor';
import { isLanguage } from '@/lib/platform/i18n/languages';
import { listSdgGoals, listSdgTargets } from '@/lib/sdg/queries';
import { besides, type MatrixAddress } from './address';
import { BulkPanel } from './bulk-panel';
import { MatrixDrawer } from './drawer';
import { FilterPanel } from './filter-panel';
import { NewActionPanel } from './new-action-panel';
import { RowPanel } from './row-panel';
import { ColumnsPanel, DownloadPanel } from './view-panels';

type Props = { actor: Actor; frame: MatrixFrame; address: MatrixAddress; search: SearchParams };

/** What the address opens beside the rows; its choices are read only then. */
export async function Panel(props: Props) {
  const { address, frame } = props;
  if (address.panel === 'filter') return <Filter {...props} />;
  const t = await getTranslations('actions.matrix');
  const closeHref = besides(address);
  if (address.panel === 'columns')
    return (
      <MatrixDrawer title={t('columns')} closeHref={closeHref}>
        <ColumnsPanel address={address} />
      </MatrixDrawer>
    );
  if (address.panel === 'download')
    return (
      <MatrixDrawer title={t('download')} closeHref={closeHref}>
        <DownloadPanel planId={frame.id} address={address} />
      </MatrixDrawer>
    );
  if (address.edit === 'new') return frame.can.edit ? <NewAction {...props} /> : null;
  if (address.edit) return <Row {...props} id={address.edit} />;
  if (address.bulk && (address.selected.length || address.selectsAll)) return <BulkEdit {...props} kind={address.bulk} />;
  return null;
}

async function Filter({ actor, frame, address }: Props) {
  const [language, t] = await Promise.all([getLocale(), getTranslations('actions.matrix')]);
  const [places, institutions, goals, targets] = await Promise.all([
    listPlaces(actor, frame.id, language),
    listInstitutionChoices(actor, frame.id, language),
    listSdgGoals(actor),
    listSdgTargets(actor),
  ]);
  return (
    <MatrixDrawer title={t('filter')} closeHref={besides(address)}>
      <FilterPanel {...{ frame, address, places, institutions, goals, targets }} />
    </MatrixDrawer>
  );
}

async function NewAction({ actor, frame, address }: Props) {
  const [language, t] = await Promise.all([getLocale(), getTranslations('actions.matrix')]);
  const places = await listPlaces(actor, frame.id, language);
  const objective = address.filter.objectives[0];
  const section = address.filter.sections[0] ?? places.find((p) => p.objectives.some((o) => o.id === objective))?.sectionId;
  const place = objective && section ? `${section}/${objective}` : (section ?? '');
  return (
    <MatrixDrawer title={t('add')} closeHref={besides(address)}>
      <NewActionPanel planId={frame.id} places={places} userId={actor.userId ?? ''} place={place} />
    </MatrixDrawer>
  );
}

async function Row({ actor, frame, address, search, id }: Props & { id: string }) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('actions.matrix')]);
  const [action, institutions, targets] = await Promise.all([
    found(getAction(actor, id, locale)),
    listInstitutionChoices(actor, frame.id, locale),
    listSdgTargets(actor),
  ]);
  if (action.plan.id !== frame.id || !action.can.edit.length) return null;
  const wanted = [search.language].flat()[0];
  const language = isLanguage(wanted) ? wanted : action.texts.some((x) => x.language === locale) ? locale : action.sourceLanguage;
  return (
    <MatrixDrawer title={t('editTitle', { number: action.number })} closeHref={besides(address)}>
      <RowPanel
        {...{ action, language, institutions, targets }}
        back={besides(address)}
        here={besides(address, { edit: id })}
        userId={actor.userId ?? ''}
        today={actor.today}
        key={`${id}:${language}:${action.version}:${action.texts.map((x) => x.version).join('.')}`}
      />
    </MatrixDrawer>
  );
}

async function BulkEdit({ actor, frame, address, kind }: Props & { kind: NonNullable<MatrixAddress['bulk']> }) {
  const [language, t] = await Promise.all([getLocale(), getTranslations('actions.bulk')]);
  const ids = address.selectsAll ? await listActionIds(actor, frame.id, address.filter, BULK_MAX) : address.selected;
  const [institutions, targets] = await Promise.all([
    kind === 'deadline' || kind === 'sdg' ? [] : listInstitutionChoices(actor, frame.id, language),
    kind === 'sdg' ? listSdgTargets(actor) : [],
  ]);
  return (
    <MatrixDrawer title={t(`act.${kind}`)} closeHref={besides(address)}>
      <BulkPanel
        {...{ kind, ids, institutions, targets }}
        back={besides(address)}
        userId={actor.userId ?? ''}
        today={actor.today}
      />
    </MatrixDrawer>
  );
}
