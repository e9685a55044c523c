'use client';
import { Icon, type IconName } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { SaveState } from './autosave';
import type { FormWords } from './form-words';

const LOOK: Record<Exclude<SaveState['state'], 'idle'>, [string, IconName]> = {
  saving: ['live', 'loader-circle'],
  saved: ['live ok', 'cloud-check'],
  offline: ['live warn strong', 'cloud-off'],
  signedOut: ['live danger strong', 'cloud-alert'],
  refused: ['live danger strong', 'cloud-alert'],
  conflict: ['live warn strong', 'git-compare-arrows'],
};

/** The truth about the last change; a person with a screen reader hears it too. */
export function SaveLine({ saving, words, back }: { saving: SaveState; words: FormWords['save']; back: string }) {
  if (saving.state === 'idle') return <span className="live" role="status" />;
  const [classes, icon] = LOOK[saving.state];
  return (
    <span className={`${classes} rpt-save`} role="status" data-save={saving.state}>
      <Icon name={icon} />
      <span>
        {saving.state === 'saved' && words.saved.replace('{at}', saving.at)}
        {saving.state === 'refused' && `${words.refused} ${saving.message}`}
        {saving.state !== 'saved' && saving.state !== 'refused' && words[saving.state]}
        {saving.state === 'signedOut' && (
          <>
            {' '}
            <Link href={`/sign-in?next=${encodeURIComponent(back)}&ended=1`}>{words.signIn}</Link>
          </>
        )}
      </span>
    </span>
  );
}
