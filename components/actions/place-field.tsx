import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/forms/fields';
import type { PlaceChoice } from '@/lib/actions/queries';

/** Area, or objective within it: "<section>" or "<section>/<objective>". */
export function PlaceField({ places, defaultValue }: { places: readonly PlaceChoice[]; defaultValue: string }) {
  const t = useTranslations('actions.field');
  const options = places.flatMap((p) => [
    { value: p.sectionId, label: `${p.number} ${p.title}` },
    ...p.objectives.map((o) => ({ value: `${p.sectionId}/${o.id}`, label: `${o.number} ${o.title}` })),
  ]);
  return <SelectField name="place" label={t('place')} options={options} defaultValue={defaultValue || options[0]?.value} />;
}
