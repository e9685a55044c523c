// Which places of the workspace a person's navigation shows. The pages judge for themselves; this only keeps dead ends out of sight.
import { type Actor, has } from '@/lib/platform/auth/actor';

const ANY = ['ADMIN', 'SECRETARIAT', 'COMMISSION_MEMBER', 'FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI', 'OBSERVER'] as const;
const READS_ALL = ['SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER'] as const;

/** Place → roles that find it in their navigation. */
const PLACES = {
  home: ANY,
  myReports: ['FOCAL_POINT', 'VALIDATOR', 'NHRI'],
  review: ['FOCAL_POINT', 'VALIDATOR', 'NHRI', 'SECRETARIAT'],
  assignments: ['FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI'],
  plans: ANY,
  overview: ANY,
  matrix: ANY,
  versions: ANY,
  planAssignments: ['SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER'],
  imports: ['ADMIN', 'SECRETARIAT'],
  evidence: ANY,
  reporting: [...READS_ALL, 'FOCAL_POINT', 'VALIDATOR', 'NHRI'],
  dashboard: [...READS_ALL, 'FOCAL_POINT', 'VALIDATOR', 'NHRI'],
  reports: [...READS_ALL, 'FOCAL_POINT', 'VALIDATOR', 'NHRI', 'PARTNER'],
  institutions: ANY,
  people: ['ADMIN', 'SECRETARIAT'],
  audit: ['ADMIN', 'SECRETARIAT', 'OBSERVER'],
  administration: ['ADMIN'],
} as const;

export type Place = keyof typeof PLACES;

export const findsPlace = (actor: Actor, place: Place): boolean => has(actor, ...PLACES[place]);

/** The places a person finds, in no particular order. */
export const placesOf = (actor: Actor): Place[] => (Object.keys(PLACES) as Place[]).filter((place) => findsPlace(actor, place));
