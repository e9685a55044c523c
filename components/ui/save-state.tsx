import { useTranslations } from 'next-intl';
import { Icon, type IconName } from './icon';

export type Saving =
  | { state: 'idle' | 'saving' | 'failed' | 'offline' }
  | { state: 'saved' /** "14:32", formatted. */; at: string };

const LOOK = {
  saving: ['live', 'loader-circle'],
  saved: ['live ok', 'cloud-check'],
  offline: ['live warn', 'cloud-off'],
  failed: ['live danger strong', 'cloud-alert'],
} as const satisfies Record<string, readonly [string, IconName]>;

/** Says the truth about the last change: "Saved" only when the server has it. */
export function SaveState({ saving }: { saving: Saving }) {
  const t = useTranslations('ui.save');
  if (saving.state === 'idle') return <span className="live" role="status" />;
  const [classes, icon] = LOOK[saving.state];
  return (
    <span className={classes} role="status">
      <Icon name={icon} />
      {saving.state === 'saved' ? t('saved', { at: saving.at }) : t(saving.state)}
    </span>
  );
}
