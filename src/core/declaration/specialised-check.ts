import type { Instant, PlainDate } from '#core/kernel';

/** What another agency has to say of the goods before customs can end its control. */
export interface SpecialisedCheck {
  /** Of the code list `agency`. */
  readonly agencyCode: string;
  /** The document that carries its result. */
  readonly documentTypeCode: string;
  readonly note: string;
  /** The last day on which the result is in time. */
  readonly dueOn: PlainDate;
}

/** One whose result has not come. */
export interface AwaitedCheck extends SpecialisedCheck {
  readonly at: Instant;
}

export type SpecialisedEventData =
  | ({ readonly type: 'SpecialisedAwaited' } & SpecialisedCheck)
  | {
      readonly type: 'SpecialisedRecorded';
      readonly agencyCode: string;
      readonly conforms: boolean;
      /** Of the attached document that says it. */
      readonly attachmentId: string;
      readonly note: string;
    };
