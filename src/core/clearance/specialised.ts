import { finished, open } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { refuse } from './refusals.ts';
import { breaching, isResultLate } from './storage.ts';
import { declarationRef } from './streams.ts';
import { documentTypeRefusals, type DeclarationEventData, type DeclarationNumber } from '#core/declaration';
import { addDays, err, ok, parsePlainDate, type Command, type Handler, type PlainDate } from '#core/kernel';

/** Control waits for what another agency finds about the goods, in a document of its own. */
export type AwaitSpecialised = Command<
  'case.awaitSpecialised',
  {
    readonly number: DeclarationNumber;
    readonly agencyCode: string;
    readonly documentTypeCode: string;
    /** Written to the declarant. */
    readonly note: string;
    readonly dueOn: string;
  }
>;
/**
 * What the agency found, by the attached document that says it: control goes on, or there is a discrepancy. Goods that conform
 * need not be kept any longer; whoever kept them past the day of the result keeps none for a time.
 */
export type RecordSpecialised = Command<
  'case.recordSpecialised',
  {
    readonly number: DeclarationNumber;
    readonly conforms: boolean;
    readonly attachmentId: string;
    readonly note: string;
  }
>;

/** Results of specialised inspections are due within so many days (Article 32 of Circular 38/2015/TT-BTC). */
export const SPECIALISED_DAYS_MAX = 30;

export const awaitSpecialised: Handler<AwaitSpecialised, { readonly dueOn: PlainDate }, ClearanceReference> = {
  type: 'case.awaitSpecialised',
  prepare: ({ data: { agencyCode, documentTypeCode, dueOn: text } }, { reference: { reference }, today }) => {
    const dueOn = parsePlainDate(text);
    const latest = addDays(today, SPECIALISED_DAYS_MAX);
    const inTime = dueOn !== undefined && today <= dueOn && dueOn <= latest;
    const known = reference.codes.find('agency', agencyCode, today) !== undefined;
    const refusals = [
      ...(known ? [] : [refuse('SPC-001', '/agencyCode', { value: agencyCode })]),
      ...documentTypeRefusals(documentTypeCode, '/documentTypeCode', reference, today),
      ...(inTime ? [] : [refuse('SPC-002', '/dueOn', { from: today, to: latest })]),
    ];
    return dueOn === undefined || refusals.length > 0 ? err(refusals) : ok({ dueOn });
  },
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, { dueOn }, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { agencyCode, documentTypeCode, note } = command.data;
    const awaited: DeclarationEventData = { type: 'SpecialisedAwaited', agencyCode, documentTypeCode, note, dueOn };
    return ok(finished(opened.value, [awaited], facts));
  },
};

export const recordSpecialised: Handler<RecordSpecialised, null, ClearanceReference> = {
  type: 'case.recordSpecialised',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { state } = opened.value;
    const { conforms, attachmentId, note } = command.data;
    const attached = state.attachments.some(({ id }) => id === attachmentId);
    if (!attached) return err([refuse('SPC-003', '/attachmentId')]);
    const { agencyCode = '' } = state.specialised ?? {};
    const recorded: DeclarationEventData = { type: 'SpecialisedRecorded', agencyCode, conforms, attachmentId, note };
    const kept = conforms && state.storage !== undefined && state.storage.stage !== 'asked';
    const events: readonly DeclarationEventData[] = kept ? [recorded, { type: 'StorageEnded', note }] : [recorded];
    return isResultLate(state, facts.today)
      ? breaching(opened.value, 'lateResult', note, world, facts, events)
      : ok(finished(opened.value, events, facts));
  },
};
