import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { InstallationState } from '@/lib/administration/queries';

const PARTS = ['database', 'queue', 'storage'] as const;

/** Each part by name, and what waits in it. */
export function HealthCard({ state }: { state: InstallationState }) {
  const t = useTranslations('administration');
  const notes = {
    database: '',
    queue: t('jobs', { waiting: state.waitingJobs, failed: state.failedJobs }),
    storage: '',
  };
  return (
    <Card title={t('health')}>
      <ul className="lines">
        {PARTS.map((part) => (
          <Line key={part} name={t(`part.${part}`)} note={notes[part]} isWell={state.health[part] === 'ok'} />
        ))}
        <Line
          name={t('part.mail')}
          note={t('mails', { waiting: state.waitingMail, failed: state.failedMail })}
          isWell={state.failedMail === 0 && state.mailTrouble === null}
        />
        <Line
          name={t('part.audit')}
          note={
            state.unsealed > 0
              ? t('tail', { count: state.unsealed, seconds: Math.round(state.unsealedSeconds ?? 0) })
              : t('allSealed')
          }
          isWell={(state.unsealedSeconds ?? 0) < 120}
        />
        <Line
          name={t('part.protection')}
          note={t(state.canChangeAudit ? 'protectionOff' : 'protectionOn')}
          isWell={!state.canChangeAudit}
        />
      </ul>
    </Card>
  );
}

function Line({ name, note, isWell }: { name: string; note: string; isWell: boolean }) {
  const t = useTranslations('administration');
  return (
    <li>
      <span>
        <span className="strong">{name}</span>
        {note && (
          <>
            <br />
            <span className="small muted">{note}</span>
          </>
        )}
      </span>
      <Badge tone={isWell ? 'success' : 'danger'} icon={isWell ? 'circle-check' : 'circle-alert'}>
        {t(isWell ? 'well' : 'look')}
      </Badge>
    </li>
  );
}
