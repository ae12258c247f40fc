import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { contentRefusals } from './check-content.ts';
import { INVOICE_ID_PATTERN, InvoiceContent, RegisterInvoiceSchema } from './invoice-content.ts';
import { invoiceKey } from './invoice-document.ts';
import { invoiceRef, type InvoiceEventData, type InvoiceState } from './invoice.ts';
import { invoiceRefusal } from './refusals.ts';
import { accessRefusal, can, decide, type Resource } from '#core/access';
import { err, ok, type Command, type Handler, type Outcome, type Refusals } from '#core/kernel';
import { partyRef, type PartyId, type PartyProfile } from '#core/party';
import type { Reference } from '#core/reference';

const CorrectInvoiceSchema = Type.Object(
  {
    id: Type.String({ pattern: INVOICE_ID_PATTERN }),
    version: Type.Integer({ minimum: 0, maximum: 999 }),
    content: InvoiceContent,
  },
  { additionalProperties: false },
);

/** Before any declaration of its goods; answered with the number by which declarations name it. */
export type RegisterInvoice = Command<'invoice.register', Static<typeof RegisterInvoiceSchema>>;
/** Registers the whole anew, until a declaration stands on it. `version`: the one that the sender has seen. */
export type CorrectInvoice = Command<'invoice.correct', Static<typeof CorrectInvoiceSchema>>;

/** What invoices are decided by. */
export interface InvoiceReference {
  readonly reference: Reference;
}

/** What an invoice is to the policy table. */
export const invoiceResource = ({ ownerId }: { readonly ownerId: PartyId }): Resource => ({
  principalId: ownerId,
  organisationIds: [ownerId],
});

const NUMBERS = 'invoice';
const RUNNING_DIGITS = 9;
/** The stream holds each version whole. */
const CORRECTIONS_MAX = 99;

export const registerInvoice: Handler<RegisterInvoice, null, InvoiceReference> = {
  type: 'invoice.register',
  prepare: ({ data, actor }, { reference: { reference }, today }) => {
    if (!Value.Check(RegisterInvoiceSchema, data)) return err(shapeRefusals(RegisterInvoiceSchema, data));
    const decision = decide(actor, 'invoice.register', invoiceResource(data));
    if (!decision.allowed) return err([accessRefusal(decision.reason)]);
    const refusals = contentRefusals(data.content, reference, today);
    return refusals.length > 0 ? err(refusals) : ok(null);
  },
  touches: ({ data }) => [partyRef(data.ownerId)],
  handle: ({ data, actor }, _prepared, world) => {
    if (world.state<PartyProfile>(partyRef(data.ownerId)) === undefined)
      return err([invoiceRefusal('INV-009', '/ownerId')]);
    const id = `IV${world.nextNumber(NUMBERS).toString().padStart(RUNNING_DIGITS, '0')}`;
    const registered = { type: 'InvoiceRegistered', id, submitterId: actor.organisationId, ...data } as const;
    return ok(outcome(id, data.ownerId, registered, 0));
  },
};

export const correctInvoice: Handler<CorrectInvoice, null, InvoiceReference> = {
  type: 'invoice.correct',
  prepare: ({ data }, { reference: { reference }, today }) => {
    if (!Value.Check(CorrectInvoiceSchema, data)) return err(shapeRefusals(CorrectInvoiceSchema, data));
    const refusals = contentRefusals(data.content, reference, today);
    return refusals.length > 0 ? err(refusals) : ok(null);
  },
  touches: ({ data }) => [invoiceRef(data.id), invoiceKey(data.id)],
  handle: ({ data: { id, version: seen, content }, actor }, _prepared, world) => {
    const state = world.state<InvoiceState>(invoiceRef(id));
    // Of another party's invoice nobody learns more than that it is not theirs.
    if (state === undefined || !can(actor, 'invoice.read', invoiceResource(state)))
      return err([invoiceRefusal('INV-001', '/id', { id })]);
    const decision = decide(actor, 'invoice.register', invoiceResource(state));
    if (!decision.allowed) return err([accessRefusal(decision.reason)]);
    const declaration = world.holder(invoiceKey(id));
    if (declaration !== undefined) return err([invoiceRefusal('INV-011', '/id', { declaration })]);
    if (seen !== state.version) return err([invoiceRefusal('INV-010', '/version')]);
    if (state.version >= CORRECTIONS_MAX) return err([invoiceRefusal('INV-012', '/version')]);
    const version = state.version + 1;
    return ok(outcome(id, state.ownerId, { type: 'InvoiceCorrected', version, content }, version));
  },
};

const shapeRefusals = (schema: TSchema, data: unknown): Refusals => {
  const pointers = new Set(Value.Errors(schema, data).map((error) => error.instancePath));
  return [...(pointers.size > 0 ? pointers : [''])].map((pointer) => invoiceRefusal('INV-002', pointer));
};

function outcome(id: string, ownerId: PartyId, { type, ...data }: InvoiceEventData, version: number): Outcome {
  return {
    events: [{ stream: invoiceRef(id), type, version: 1, data, subject: ownerId }],
    postings: [],
    claims: [],
    releases: [],
    outbox: [],
    answer: { id, version },
  };
}
