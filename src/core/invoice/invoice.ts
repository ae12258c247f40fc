import type { InvoiceContent } from './invoice-content.ts';
import type { Instant, PersonalPart, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';
import type { PartyId } from '#core/party';

export const INVOICE_STREAM = 'invoice';

export const invoiceRef = (id: string): StreamRef => ({ type: INVOICE_STREAM, id });

export type InvoiceEventData =
  | {
      readonly type: 'InvoiceRegistered';
      readonly id: string;
      readonly ownerId: PartyId;
      readonly direction: 'import' | 'export';
      readonly submitterId: string;
      readonly content: InvoiceContent;
    }
  | { readonly type: 'InvoiceCorrected'; readonly version: number; readonly content: InvoiceContent };

export interface InvoiceState {
  /** The number under which customs received it, and by which declarations name it. */
  readonly id: string;
  readonly ownerId: PartyId;
  readonly direction: 'import' | 'export';
  readonly submitterId: string;
  readonly registeredAt: Instant;
  /** 0 is what was registered, 1 its first correction. */
  readonly version: number;
  readonly versionAt: Instant;
  readonly content: InvoiceContent;
}

const NO_PARTS: readonly PersonalPart[] = [];

/** A commercial invoice that customs has before any declaration of its goods. */
export const invoiceStream: StreamDefinition<InvoiceState> = {
  type: INVOICE_STREAM,
  foldVersion: 1,
  evolve: (state, event: RecordedEvent) => {
    // Written by our own handlers, hashed and chained since: trusted as their type.
    const data = { ...(event.data as object), type: event.type } as InvoiceEventData;
    if (data.type === 'InvoiceCorrected') {
      if (state === undefined) throw new Error('An invoice begins with its registration');
      return { ...state, version: data.version, versionAt: event.at, content: data.content };
    }
    const { type: _, ...registered } = data;
    return { ...registered, registeredAt: event.at, version: 0, versionAt: event.at };
  },
  // With whom a natural person trades in what is their own affair; figures alone say nothing of anybody.
  personal: ({ data, subject }, isPerson) => {
    if (!isPerson(subject)) return NO_PARTS;
    const { content } = data as unknown as InvoiceEventData;
    const descriptions = content.lines.map((_line, index) => `/content/lines/${index}/description`);
    return ['/content/seller', '/content/buyer', ...descriptions].map((path) => ({ path, subject }));
  },
};
