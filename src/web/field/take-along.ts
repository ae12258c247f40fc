import { EMPTY_FIELD_RECORD } from '#core/inspection';
import { api, type DeclarationView, type InspectionFile } from '#web/client';
import { fieldStore, type KeptFile } from './field-store.ts';
import type { FieldDocument, TakenOrder } from './taken-order.ts';

/** A document larger than this stays at the office: a tablet has to hold those of many orders. */
const DOCUMENT_BYTES_MAX = 5 * 1024 * 1024;

/** The order in force of a declaration, with everything that carrying it out takes; nothing where none is open. */
export async function fetchOrder(owner: string, number: string): Promise<Taken | undefined> {
  const [file, view] = await Promise.all([api.inspection(number), api.declaration(number)]);
  const round = openRoundOf(file);
  if (round === undefined) return undefined;
  const documents = await Promise.all(view.attachments.map((attachment) => documentOf(owner, number, attachment)));
  return {
    documents: documents.flatMap(({ kept }) => kept ?? []),
    order: {
      owner,
      number,
      takenAt: new Date().toISOString(),
      seen: { orderedAt: round.order.at, version: view.version },
      trader: view.summary.importerName ?? view.summary.exporterName ?? '',
      order: round.order,
      containers: containersOf(view),
      goods: goodsOf(view),
      checklist: file.checklist,
      isChecked: file.documentChecks.length > 0,
      conditions: file.conditions,
      documents: documents.map(({ document }) => document),
      mayFind: file.actions.includes('inspection.recordFinding'),
      unscanned: file.outstanding?.unscanned ?? [],
      record: EMPTY_FIELD_RECORD,
      forms: {},
      told: [],
      hadBefore: { containers: [], findings: false, attended: false, differs: false },
      outbox: null,
      handedInAt: null,
    },
  };
}
interface Taken {
  readonly order: TakenOrder;
  readonly documents: readonly KeptFile[];
}

/** Takes an order along, unless it is here already. */
export async function takeAlong(owner: string, number: string): Promise<'taken' | 'gone'> {
  const taken = await fetchOrder(owner, number);
  if (taken === undefined) return 'gone';
  if ((await fieldStore.read(owner, number)) === undefined) await fieldStore.put(taken.order, taken.documents);
  return 'taken';
}

const openRoundOf = (file: InspectionFile) => {
  const last = file.rounds.at(-1);
  return last !== undefined && !file.endedOnCase && (last.status === 'ordered' || last.status === 'underway')
    ? last
    : undefined;
};

function containersOf({ declaration }: DeclarationView): TakenOrder['containers'] {
  const equipments = [
    ...(declaration.consignment?.transportEquipments ?? []),
    ...declaration.goodsItems.flatMap((item) => item.transportEquipments ?? []),
  ];
  const seals = new Map<string, readonly string[]>();
  for (const { id, seals: borne = [] } of equipments)
    if (id !== undefined)
      seals.set(id, [...new Set([...(seals.get(id) ?? []), ...borne.flatMap((seal) => seal.id ?? [])])]);
  return [...seals].map(([id, borne]) => ({ id, seals: borne }));
}

const goodsOf = ({ declaration }: DeclarationView): TakenOrder['goods'] =>
  declaration.goodsItems.map((item) => ({
    sequence: item.sequence,
    description: item.description ?? '',
    commodityCode: item.commodityCode ?? '',
    origin: item.origin?.countryCode ?? '',
    quantities: [item.tariffQuantity, item.supplementaryQuantity].flatMap((quantity) =>
      quantity === undefined ? [] : [{ value: quantity.value, unitCode: quantity.unitCode ?? '' }],
    ),
  }));

async function documentOf(
  owner: string,
  number: string,
  { id, name, typeCode, sizeBytes }: DeclarationView['attachments'][number],
): Promise<{ readonly document: FieldDocument; readonly kept?: KeptFile }> {
  const document = { id, name, typeCode, isHere: false };
  if (sizeBytes > DOCUMENT_BYTES_MAX) return { document };
  const response = await fetch(api.attachmentUrl(number, id));
  if (!response.ok) return { document };
  return { document: { ...document, isHere: true }, kept: { owner, number, id, name, blob: await response.blob() } };
}
