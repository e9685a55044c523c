import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkPage } from '../../_components/link-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('link.invitation'), robots: { index: false } };
}

export default async function InvitationLink({ params }: { params: Promise<{ token: string }> }) {
  return <LinkPage token={(await params).token} />;
}
