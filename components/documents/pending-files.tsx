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
const SHOW_AGAIN_AFTER = 10_000;

const isSettled = (state: string | undefined) => state === 'READY' || state === 'FAILED';

export function PendingFiles({ url, files, words }: Props) {
  const router = useRouter();
  const [answer, setAnswer] = useState<Answer | null>(null);

  useEffect(() => {
    let isGone = false;
    let settledSeen = 0;
    let shownAt = 0;
    const ask = async () => {
      if (document.hidden) return;
      const response = await fetch(url, { cache: 'no-store' }).catch(() => null);
      if (!response?.ok || isGone) return;
      const now = (await response.json()) as Answer;
      setAnswer(now);
      const settled = files.filter((file) => isSettled(now.outputs.find((o) => o.id === file.id)?.state)).length;
      // Once for each that is settled, since a page asked for anew cancels the one on its way; and again where that one was lost.
      if (settled > settledSeen || (settled > 0 && Date.now() - shownAt > SHOW_AGAIN_AFTER)) {
        settledSeen = settled;
        shownAt = Date.now();
        router.refresh();
      }
    };
    // One question at a time: on a slow line the next one waits for the answer.
    let timer = setTimeout(turn, ASK_EVERY);
    async function turn() {
      await ask();
      if (!isGone) timer = setTimeout(turn, ASK_EVERY);
    }
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
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
