import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import {
  err,
  ok,
  refusalFrom,
  type Command,
  type Handler,
  type Instant,
  type Json,
  type Outcome,
  type RecordedEvent,
  type Refusal,
  type RefusalRule,
  type Refusals,
  type Result,
  type StreamDefinition,
  type StreamRef,
  type Text,
  type WorkingSet,
} from '#core/kernel';

/**
 * Publishing reference data is a command like any other: journalled, idempotent, and refused where two people publish
 * over each other. The pack itself is stored by its version (a content hash) before the command is sent; the journal
 * holds the version, so that any decision can be replayed on the data it was made with.
 */

const closed = { additionalProperties: false } as const;
const version = Type.String({ pattern: '^[a-z]{2}-[0-9a-f]{32}$' });
const count = Type.Integer({ minimum: 0 });
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

const Summary = Type.Object(
  {
    sections: Type.Array(
      Type.Object({ section: Type.String({ maxLength: 40 }), added: count, removed: count, changed: count }, closed),
      {
        maxItems: 60,
      },
    ),
    firstDayAffected: Type.Union([date, Type.Null()]),
    samples: Type.Array(
      Type.Object(
        {
          key: Type.String({ maxLength: 120 }),
          change: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed')]),
        },
        closed,
      ),
      { maxItems: 20 },
    ),
  },
  closed,
);

export const PublishReferenceData = Type.Object(
  {
    /** ISO 3166 alpha-2 of the country whose data it is. */
    country: Type.String({ pattern: '^[A-Z]{2}$' }),
    version,
    /** The version that the publisher compared with; `null` for the first. */
    basedOn: Type.Union([version, Type.Null()]),
    /**
     * The version of the country folder that this brings into force, where it holds more than the folder does; `null` where it
     * does not come from the folder. Without it, the folder and what is published are the same.
     */
    folder: Type.Optional(Type.Union([version, Type.Null()])),
    summary: Summary,
  },
  closed,
);
export type PublishReferenceData = Static<typeof PublishReferenceData>;
export type PublishReference = Command<'reference.publish', PublishReferenceData>;

export const REFERENCE_STREAM = 'reference';
export const REFERENCE_PUBLISHED = 'reference-published';

export interface PublishedVersion {
  readonly version: string;
  readonly basedOn: string | null;
  /** Since when it is in force in this system: the `known` axis of what was published. */
  readonly publishedAt: Instant;
  readonly position: string;
  readonly firstDayAffected: string | null;
  /** The version of the country folder that came into force with it; `null` for one that was proposed and approved. */
  readonly folder: string | null;
}

/** The publications of a country, oldest first. */
export interface ReferenceState {
  readonly country: string;
  readonly current: string;
  readonly versions: readonly PublishedVersion[];
}

/** A version a day for eleven years; older ones stay in the journal and are left out of the state. */
export const VERSIONS_KEPT_MAX = 4_000;

export const referenceStream: StreamDefinition<ReferenceState> = {
  type: REFERENCE_STREAM,
  foldVersion: 2,
  evolve: evolveReference,
};

/** Refuses with `REF-001` … `REF-003`. Needs nothing of the snapshot in force, so it fits any engine. */
export function publishReferenceHandler<Reference>(): Handler<PublishReference, PublishReferenceData, Reference> {
  return {
    type: 'reference.publish',
    prepare: ({ data }) => (Check(PublishReferenceData, data) ? ok(data) : err([publicationRefusal('REF-001', '')])),
    touches: (_command, data) => [publicationStream(data.country)],
    handle: (_command, data, world) => publicationOutcome(data, world),
  };
}

export const publicationStream = (country: string): StreamRef => ({ type: REFERENCE_STREAM, id: country });

/** The publication as an outcome of any command whose working set holds the country's stream. */
export function publicationOutcome(data: PublishReferenceData, world: WorkingSet): Result<Outcome, Refusals> {
  const stream = publicationStream(data.country);
  const state = world.state<ReferenceState>(stream);
  const current = state?.current ?? null;
  if (current === data.version) return err([publicationRefusal('REF-002', '/version')]);
  if (current !== data.basedOn) return err([publicationRefusal('REF-003', '/basedOn')]);
  const event: Json = {
    country: data.country,
    version: data.version,
    basedOn: data.basedOn,
    ...(data.folder !== undefined && { folder: data.folder }),
    summary: data.summary,
  };
  return ok({
    events: [{ stream, type: REFERENCE_PUBLISHED, version: 1, data: event }],
    postings: [],
    claims: [],
    releases: [],
    outbox: [],
    answer: { country: data.country, version: data.version },
  });
}

interface Published {
  readonly country: string;
  readonly version: string;
  readonly basedOn: string | null;
  /** Before anything but the folder was published, nothing said so. */
  readonly folder?: string | null;
  readonly summary: { readonly firstDayAffected: string | null };
}

function evolveReference(state: ReferenceState | undefined, event: RecordedEvent): ReferenceState {
  if (event.type !== REFERENCE_PUBLISHED) throw new Error(`Unknown event of a reference stream: ${event.type}`);
  const { country, version: published, basedOn, summary, folder = published } = event.data as unknown as Published;
  const entry: PublishedVersion = {
    version: published,
    basedOn,
    publishedAt: event.at,
    position: event.position.toString(),
    firstDayAffected: summary.firstDayAffected,
    folder,
  };
  return { country, current: published, versions: [...(state?.versions ?? []), entry].slice(-VERSIONS_KEPT_MAX) };
}

const DATA: Text = { vi: 'Dữ liệu tham chiếu', en: 'Reference data' };

/** Why a publication does not come about. `{place}` is what the message speaks of, told in full. */
export const PUBLICATION_REFUSALS = {
  'REF-001': {
    label: DATA,
    message: {
      vi: 'Yêu cầu công bố dữ liệu không đúng cấu trúc.',
      en: 'The request to publish data does not have the agreed shape.',
    },
    fix: {
      vi: 'Gửi lại theo tài liệu của lệnh công bố.',
      en: 'Send it again as the documentation of publishing says.',
    },
  },
  'REF-002': {
    label: DATA,
    message: { vi: 'Phiên bản dữ liệu này đang có hiệu lực.', en: 'This version of the data is the one in force.' },
    fix: { vi: 'Không cần làm gì thêm.', en: 'Nothing is left to do.' },
  },
  'REF-003': {
    label: DATA,
    message: {
      vi: 'Đã có phiên bản khác được công bố kể từ khi so sánh.',
      en: 'Another version was published since the comparison was made.',
    },
    fix: {
      vi: 'So sánh lại với phiên bản đang có hiệu lực rồi công bố.',
      en: 'Compare with the version in force again, then publish.',
    },
  },
  'REF-004': {
    label: DATA,
    message: {
      vi: 'Thiết lập này không đổi được khi hệ thống đang chạy: {place}.',
      en: 'This setting cannot change while the system runs: {place}.',
    },
    fix: { vi: 'Khôi phục giá trị cũ rồi công bố lại.', en: 'Put the old value back, then publish again.' },
  },
  'REF-005': {
    label: DATA,
    message: { vi: 'Không hiểu được dữ liệu quốc gia: {place}.', en: 'The country’s data is not understood: {place}.' },
    fix: {
      vi: 'Sửa tệp ở dòng và cột đã nêu rồi công bố lại; phiên bản cũ vẫn có hiệu lực.',
      en: 'Mend the file at the line and column named, then publish again; the old version stays in force.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;

/** A place is a path with a line and what stands there: longer than what messages quote, and nobody's declared data. */
export function publicationRefusal(
  code: keyof typeof PUBLICATION_REFUSALS,
  pointer: string,
  { place = '' }: { readonly place?: string } = {},
): Refusal {
  const { message, ...refusal } = refusalFrom(PUBLICATION_REFUSALS, code, pointer);
  const told = (text: string): string => text.replace('{place}', () => place);
  return { ...refusal, message: { vi: told(message.vi), en: told(message.en) } };
}
