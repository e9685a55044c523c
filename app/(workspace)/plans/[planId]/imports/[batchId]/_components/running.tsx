'use client';
import { useRouter } from 'next/navigation';
import { Banner } from '@/components/ui/banner';
import { Progress } from './progress';

type Props = { id: string; done: number; total: number; title: string; reload: string; href: string };

/** An import that is being written, found again: the bar goes on, and the page follows when it ends. */
export function Running({ id, done, total, title, reload, href }: Props) {
  const router = useRouter();
  return (
    <Banner tone="info" title={title} role="status" end={<a href={href}>{reload}</a>}>
      <Progress id={id} done={done} total={total} onEnd={router.refresh} />
    </Banner>
  );
}
