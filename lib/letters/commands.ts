// A paper letter that stands for an act in the system.
import { canRecordLetter } from '@/lib/letters/policy';
import { RecordLetterInput } from '@/lib/letters/schema';
import { command } from '@/lib/platform/command';
import { DomainError } from '@/lib/platform/errors';
import { recordFile } from '@/lib/platform/storage';

/**
 * Records an official letter of an institution with its scan; a letter of the same institution, number and date that is on file is used
 * again (one letter often answers several things) and needs no second scan. Join it to the act's transaction with `{ tx }`.
 * @returns id and number of the letter
 */
export const recordLetter = command({
  name: 'letter.record',
  input: RecordLetterInput,
  load: (tx, { institutionId }) =>
    tx.institution.findUnique({ where: { id: institutionId }, select: { id: true, isActive: true } }),
  allow: canRecordLetter,
  async run({ tx, input, actor, today }) {
    if (input.date > today) throw new DomainError('RULE', 'letters.error.dateInFuture', { field: 'date' });
    const date = new Date(`${input.date}T00:00:00Z`);
    const { institutionId, number, signatory } = input;
    const known = await tx.officialLetter.findFirst({ where: { institutionId, number, date }, select: { id: true } });
    const event = (name: string, id: string) => ({
      event: `letter.${name}`,
      subjectType: 'letter',
      subjectId: id,
      institutionId,
      after: { number, date: input.date, signatory },
    });
    if (known) return { result: { id: known.id, number, usesScan: false }, events: [event('referredTo', known.id)] };
    if (!input.scan) throw new DomainError('RULE', 'letters.error.scanNeeded', { field: 'scan' });
    const { name, mime, ...written } = input.scan;
    const scan = await recordFile(tx, written, { name, mime, userId: actor.userId });
    if (!actor.userId) throw new DomainError('FORBIDDEN');
    const letter = await tx.officialLetter.create({
      data: { institutionId, number, date, signatory, scanId: scan.id, recordedById: actor.userId },
      select: { id: true },
    });
    return { result: { id: letter.id, number, usesScan: true }, events: [event('recorded', letter.id)] };
  },
});
