// Frozen reports of the demonstration: two published half-years, with words in three languages, made by the same commands as by hand.
// Their files are made when somebody asks for them, so that a first start does not begin with printing.
import { setTimeout as sleep } from 'node:timers/promises';
import { createReport, saveProse } from '@/lib/generated-reports/commands/drafts';
import { freezeReport } from '@/lib/generated-reports/commands/freeze';
import { sealAll } from '@/lib/platform/audit/seal';
import { type Actor, system } from '@/lib/platform/auth/actor';
import { unwrap } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { type Language, languages } from '@/lib/platform/i18n/languages';
import { tkOrdinal } from '@/lib/platform/i18n/turkmen';
import { stopQueue } from '@/lib/platform/queue';
import { readOffset } from '@/lib/platform/settings';

/** The earlier one was published whole and is open to partners; of the later one some reports are kept inside. */
const PERIODS = { '2018-H2': 2018, '2019-H2': 2019 } as const;
const SECRETARIAT = 'secretariat@demo.maksat.example';

const words: Record<Language, (year: number) => { introduction: string; decisions: string }> = {
  tk: (year) => ({
    introduction:
      'Hasabat döwründe Meýilnamanyň ýerine ýetirilişi iş toparynyň mejlislerinde iki gezek ara alnyp maslahatlaşyldy.',
    decisions: `Milli meýilnamanyň ${tkOrdinal(year)} ýylyň ikinji ýarymynda ýerine ýetirilişi baradaky maglumaty göz öňünde tutmaly.
Möhleti geçen çäreler boýunça jogapkär edaralar düşündiriş bermeli.`,
  }),
  ru: (year) => ({
    introduction: 'В отчётный период выполнение Плана дважды обсуждалось на заседаниях рабочей группы.',
    decisions: `Принять к сведению информацию о выполнении Национального плана во втором полугодии ${year} года.
Головным исполнителям мероприятий, срок исполнения которых истёк, представить пояснения.`,
  }),
  en: (year) => ({
    introduction: 'During the reporting period the working group discussed the implementation of the plan twice.',
    decisions: `Take note of the information on the implementation of the national plan in the second half of ${year}.
Lead institutions of actions whose deadline has passed to present an explanation.`,
  }),
};

async function secretary(): Promise<Actor | null> {
  const user = await db.user.findUnique({
    where: { email: SECRETARIAT },
    select: { id: true, name: true, email: true, language: true },
  });
  if (!user) return null;
  const { id: userId, ...person } = user;
  return {
    ...system(await readOffset()),
    ...person,
    kind: 'user',
    userId,
    grants: [{ role: 'SECRETARIAT', institutionId: null }],
  };
}

async function makeReport(actor: Actor, periodId: string, year: number): Promise<void> {
  const { id } = unwrap(await createReport(actor, { periodId }));
  for (const language of languages) {
    const { introduction, decisions } = words[language](year);
    unwrap(await saveProse(actor, { id, language, part: 'introduction', version: 0, text: introduction }));
    unwrap(await saveProse(actor, { id, language, part: 'decisions', version: 1, text: decisions }));
  }
  const { version } = await db.generatedReport.findUniqueOrThrow({ where: { id }, select: { version: true } });
  unwrap(await freezeReport(actor, { id, version }));
  await db.reportOutput.deleteMany({ where: { reportId: id } });
}

/** A frozen report names the latest seal: there must be one. Any transaction of the cluster that began earlier holds the sealer back. */
async function sealSomething() {
  for (let tries = 0; tries < 100 && !(await sealAll()); tries++) await sleep(100);
}

/** Begins, writes and freezes the reports. Needs the demonstration's plans and people, and the queue's tables. */
export async function loadDocuments(): Promise<void> {
  const actor = await secretary();
  if (!actor) return;
  await sealSomething();
  for (const [code, year] of Object.entries(PERIODS)) {
    const period = await db.reportingPeriod.findFirst({ where: { code, plan: { isIllustrative: true } }, select: { id: true } });
    if (period) await makeReport(actor, period.id, year);
  }
  await stopQueue();
}
