// The text of a section: to read for everybody, to write for those who may; the language's own alphabet orders its lists.
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { LiveText } from '@/components/editor/live-text';
import { ReadingView } from '@/components/editor/reading-view';
import { ClientMessages } from '@/components/layout/client-messages';
import { Banner } from '@/components/ui/banner';
import { textName } from '@/lib/collab/document-name';
import { resolveReferences } from '@/lib/collab/references';
import type { Actor } from '@/lib/platform/auth/actor';
import type { SectionView, SectionText as Text } from '@/lib/sections/queries';
import { TextForm } from './text-form';

type Props = { section: SectionView; text: Text | null; source: Text | null; language: string; actor: Actor };

export async function ReadText({ text, actor, language }: { text: Text | null; actor: Actor; language: string }) {
  const t = await getTranslations('sections');
  if (!text?.text) return <p className="muted">{t('noText')}</p>;
  return <ReadingView body={text.body} references={await resolveReferences(actor, [text.body], language)} />;
}

export async function WriteText({ section, text, source, language, actor }: Props) {
  const [t, h] = await Promise.all([getTranslations('text'), headers()]);
  const userId = actor.userId ?? '';
  const form = <TextForm key={`${language}:${text?.title}:${text?.state}`} {...{ section, text, source, language, userId }} />;
  if (!text) return <div className="doc-form">{form}</div>;
  const references = await resolveReferences(actor, [text.body, source?.body ?? null], language);
  return (
    <>
      <details className="doc-form">
        <summary>{t('titleAndState')}</summary>
        <div className="mt12">{form}</div>
      </details>
      {source && source.language !== language && source.text && (
        <details className="doc-form">
          <summary>{t('original')}</summary>
          <div className="doc-text mt8" lang={source.language}>
            <ReadingView body={source.body} references={references} />
          </div>
        </details>
      )}
      <noscript>
        <Banner tone="info">{t('noScript')}</Banner>
      </noscript>
      <ClientMessages namespaces={['text']}>
        <LiveText
          key={`${language}:${text.epoch}`}
          name={textName({ sectionId: section.id, language })}
          epoch={text.epoch}
          language={language}
          planId={section.plan.id}
          user={{ id: userId, name: actor.name }}
          references={references}
          nonce={h.get('x-nonce') ?? undefined}
          label={text.title}
        >
          <div className="doc-text" lang={language}>
            <ReadingView body={text.body} references={references} />
          </div>
        </LiveText>
      </ClientMessages>
    </>
  );
}
