'use client';
// Files that are being made: asks every two seconds how far they are, and shows the page anew when one is settled. Without script the page
// shows the same on reload.
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ProgressBar } from '@/components/ui/bar';

export type PendingFile = { id: string; label: string; state: 'QUEUED' | 'RUNNING'; progress: number; place: number | null };
type Answer = { outputs: { id: string; state: string; progress: number; place: number | null }[] };

type Props = {
  url: string;
  files: PendingFile[];
  /** Sentences with {place} and {percent}. */
  words: { queued: string; running: string };
};

const ASK_EVERY = 2000;

export function PendingFiles({ url, files, words }: Props) {
  const router = useRouter();
  const [answer, setAnswer] = useState<Answer | null>(null);

  useEffect(() => {
    const waiting = new Set(files.map((file) => file.id));
    const ask = async () => {
      if (document.hidden) return;
      const response = await fetch(url, { cache: 'no-store' }).catch(() => null);
      if (!response?.ok) return;
      const now = (await response.json()) as Answer;
      setAnswer(now);
      if (now.outputs.some((o) => waiting.has(o.id) && (o.state === 'READY' || o.state === 'FAILED'))) router.refresh();
    };
    const timer = setInterval(() => void ask(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [url, files, router]);

  return (
    <ul className="col g12" aria-live="polite">
      {files.map((file) => {
        const now = answer?.outputs.find((o) => o.id === file.id) ?? file;
        const isWaiting = now.state === 'QUEUED';
        const said = isWaiting
          ? words.queued.replace('{place}', String(now.place ?? 1))
          : words.running.replace('{percent}', String(now.progress));
        return (
          <li key={file.id} className="col g4">
            <span className="row between g8">
              <b className="strong">{file.label}</b>
              <span className="small muted">{said}</span>
            </span>
            <ProgressBar value={isWaiting ? 0 : now.progress} label={`${file.label}: ${said}`} size="thin" />
          </li>
        );
      })}
    </ul>
  );
}
