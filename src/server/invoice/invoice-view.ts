import { can } from '#core/access';
import {
  INVOICE_ID_PATTERN,
  InvoiceContent,
  invoiceKey,
  invoiceRef,
  invoiceResource,
  type InvoiceState,
} from '#core/invoice';
import type { Actor } from '#core/kernel';
import { notFound } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';

export const InvoiceId = Type.String({ pattern: INVOICE_ID_PATTERN, description: 'Receipt number' });

const Direction = Type.Union([Type.Literal('import'), Type.Literal('export')]);
/** What was erased is no longer what it was allowed to be: what is shown is not checked as what is taken. */
const summary = {
  id: Type.String(),
  ownerId: Type.String(),
  direction: Direction,
  version: Type.Integer(),
  registeredAt: Type.String(),
  versionAt: Type.String(),
  /** The registered declaration that stands on it. */
  declaration: Type.Union([Type.String(), Type.Null()]),
};

export const InvoiceSummary = Type.Object(
  {
    ...summary,
    number: Type.String(),
    issueDate: Type.String(),
    otherParty: Type.String(),
    totalAmount: Type.String(),
    currencyCode: Type.String(),
    incotermCode: Type.String(),
    lineCount: Type.Integer(),
  },
  { $id: 'RegisteredInvoiceSummary' },
);
export type InvoiceSummary = Static<typeof InvoiceSummary>;

export const InvoiceView = Type.Object(
  {
    ...summary,
    content: InvoiceContent,
    /** Whether you may correct it now. */
    correctable: Type.Boolean(),
  },
  { $id: 'RegisteredInvoice' },
);
export type InvoiceView = Static<typeof InvoiceView>;

/** An invoice that this actor may read; anyone else hears "not found". */
export async function readInvoice(services: Services, actor: Actor, id: string): Promise<InvoiceState> {
  const stored = await services.engine.readState<InvoiceState>(invoiceRef(id));
  if (!stored) throw notFound();
  // Goods are declared at whichever office: an invoice belongs to none.
  const resource = { ...invoiceResource(stored.state), officeId: actor.offices[0] };
  if (!can(actor, 'invoice.read', resource)) throw notFound();
  return stored.state;
}

export async function invoiceSummary(
  { content, ...state }: InvoiceState,
  { engine }: Pick<Services, 'engine'>,
): Promise<InvoiceSummary> {
  const { submitterId: _, ...facts } = state;
  return {
    ...facts,
    declaration: (await engine.readHolder(invoiceKey(state.id))) ?? null,
    number: content.number,
    issueDate: content.issueDate,
    otherParty: (state.direction === 'import' ? content.seller : content.buyer).name,
    totalAmount: content.totalAmount,
    currencyCode: content.currencyCode,
    incotermCode: content.incotermCode,
    lineCount: content.lines.length,
  };
}

export async function invoiceView(
  stored: InvoiceState,
  actor: Actor,
  { engine }: Pick<Services, 'engine'>,
): Promise<InvoiceView> {
  const { submitterId: _, ...state } = stored;
  const declaration = (await engine.readHolder(invoiceKey(state.id))) ?? null;
  const correctable = declaration === null && can(actor, 'invoice.register', invoiceResource(state));
  return { ...state, declaration, correctable };
}
