import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { PersonState } from '@/lib/users/rules';

const LOOKS: Record<PersonState, [Tone, IconName]> = {
  active: ['success', 'circle-check'],
  invited: ['info', 'mail'],
  ended: ['neutral', 'user-x'],
};

export function StateBadge({ state, size }: { state: PersonState; size?: 'lg' }) {
  const t = useTranslations('users.state');
  const [tone, icon] = LOOKS[state];
  return (
    <Badge tone={tone} icon={icon} size={size}>
      {t(state)}
    </Badge>
  );
}
