// Whose day a Home is: which of its parts a person gets. What stands in them is decided by the scopes of the nouns.
import { type Actor, has, institutionsOf } from '@/lib/platform/auth/actor';
import { signersOf, writersOf } from '@/lib/reporting/policy';

export type Day = {
  /** Institutions the person writes reports for. */
  writes: string[];
  /** Institutions the person signs for. */
  signs: string[];
  /** Institutions the person answers proposals for. */
  answers: string[];
  /** The secretariat's desk: gaps, objections, acceptance, who has answered. */
  keeps: boolean;
  /** Reads the plans, the reporting and the documents without a part of the work. */
  reads: boolean;
  /** A partner: its part in the plans and the published documents. */
  isPartner: boolean;
  /** People, sessions, institutions. */
  administers: boolean;
};

export const dayOf = (actor: Actor): Day => ({
  writes: writersOf(actor),
  signs: signersOf(actor),
  answers: institutionsOf(actor, 'FOCAL_POINT', 'VALIDATOR', 'PARTNER', 'NHRI'),
  keeps: has(actor, 'SECRETARIAT'),
  reads: has(actor, 'COMMISSION_MEMBER', 'OBSERVER', 'NHRI', 'ADMIN'),
  isPartner: has(actor, 'PARTNER'),
  administers: has(actor, 'ADMIN'),
});

/** Those who may know which period runs and how far it has come. */
export const followsReporting = (actor: Actor): boolean =>
  has(actor, 'SECRETARIAT', 'COMMISSION_MEMBER', 'OBSERVER', 'NHRI', 'FOCAL_POINT', 'VALIDATOR');

/** Those whose Home lists the plans with their figures; the secretariat has tiles instead, an institution its own table. */
export const listsPlans = (day: Day): boolean => day.reads || day.isPartner;
