// A few notices for the announced accounts, as the state of the demonstration would have caused them.
import type { Files, PersonItem } from '@/prisma/demo/files';
import type { Names } from '@/prisma/demo/names';
import { keyIn } from '@/prisma/demo/plans';
import { buildNotification, type NoticeInput } from '@/prisma/factories/history';
import { merge, type Rows } from '@/prisma/factories/rows';

/** At most this many of one kind: a list that a person can still read. */
const FEW = 4;

/** Seen by the person unless it is of the last ten days. */
const readAfter = (names: Names, told: string, businessDay: string): Date | null =>
  Date.parse(told) < Date.parse(businessDay) - 10 * 86_400_000 ? names.moment(`${told.slice(0, 10)}T17:00:00+05:00`) : null;

function proposed({ draft }: Files, names: Names, person: PersonItem): NoticeInput[] {
  const open = draft.actions.flatMap((action) =>
    action.assignments
      .filter((a) => a.institution === person.institution && a.status === 'PROPOSED')
      .map((a) => ({ action, told: a.proposedAt })),
  );
  return open.slice(0, FEW).map(({ action, told }) => ({
    userId: names.person.get(person.key),
    kind: 'assignment.proposed',
    params: { number: action.code, title: action.title[person.language] },
    href: `/actions/${names.action.get(keyIn(draft, action.code))}`,
    createdAt: names.moment(told),
  }));
}

function returned({ tracked }: Files, names: Names, person: PersonItem): NoticeInput[] {
  return tracked.reports
    .filter((report) => report.institution === person.institution && report.state === 'RETURNED')
    .map((report) => ({
      userId: names.person.get(person.key),
      kind: 'report.returned',
      params: {
        number: report.action,
        title: tracked.actions.find((action) => action.code === report.action)?.title[person.language] ?? '',
      },
      href: `/my-reports?period=${names.period.get(report.period)}`,
      createdAt: names.moment(report.reviews.at(-1)?.at ?? report.createdAt),
    }));
}

/** What waits for the next person of the chain, by institution. */
function waiting(files: Files, names: Names, person: PersonItem, state: 'SUBMITTED' | 'VALIDATED', own: boolean): NoticeInput[] {
  const reports = files.tracked.reports.filter((r) => r.state === state && (!own || r.institution === person.institution));
  const institutions = [...new Set(reports.map((report) => report.institution))].slice(0, FEW);
  return institutions.map((key) => {
    const those = reports.filter((report) => report.institution === key);
    const last = those
      .map((report) => report.reviews.at(-1)?.at ?? report.createdAt)
      .toSorted()
      .at(-1) as string;
    return {
      userId: names.person.get(person.key),
      kind: state === 'SUBMITTED' ? 'report.submitted' : 'report.validated',
      params: {
        institution: files.institutions.find((institution) => institution.key === key)?.shortName[person.language] ?? key,
        count: those.length,
      },
      href: '/review',
      createdAt: names.moment(last),
      readAt: readAfter(names, last, files.tracked.businessDay),
    };
  });
}

function noticesFor(files: Files, names: Names, person: PersonItem): NoticeInput[] {
  if (person.role === 'SECRETARIAT') return waiting(files, names, person, 'VALIDATED', false);
  if (person.role === 'VALIDATOR') return waiting(files, names, person, 'SUBMITTED', true);
  if (person.role === 'FOCAL_POINT') return [...proposed(files, names, person), ...returned(files, names, person)];
  return person.role === 'PARTNER' || person.role === 'NHRI' ? proposed(files, names, person) : [];
}

export const noticeRows = (files: Files, names: Names): Rows =>
  merge(
    ...files.people
      .filter((person) => person.demoAccount)
      .flatMap((person) => noticesFor(files, names, person))
      .map(buildNotification),
  );
