import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { ImportState } from '@/prisma/generated/enums';

const LOOK: Record<ImportState, { tone: Tone; icon: IconName }> = {
  READ: { tone: 'neutral', icon: 'columns-3' },
  PREVIEWED: { tone: 'warning', icon: 'eye' },
  COMMITTED: { tone: 'success', icon: 'circle-check' },
  UNDONE: { tone: 'neutral', icon: 'undo-2' },
  DISCARDED: { tone: 'neutral', icon: 'circle-x' },
};

export function ImportStateBadge({ state }: { state: ImportState }) {
  const t = useTranslations('imports.state');
  return <Badge {...LOOK[state]}>{t(state)}</Badge>;
}
