import type { Channel, Declaration } from '#core/declaration';
import type { PlainDate } from '#core/kernel';
import { CONTROL_TYPES, type ControlType, type Tariff } from '#core/tariff';
import { inForce, type ChecklistItem, type InspectionGuide } from './inspection-guide.ts';

/** What of a declaration decides which questions its papers raise, and what an order may name. */
export interface DeclaredGoods {
  readonly lines: readonly number[];
  readonly containers: readonly string[];
  /** Types of control that some line bears. */
  readonly controls: readonly ControlType[];
  /** Types of the documents it refers to. */
  readonly documents: readonly string[];
  /** The code of where they are kept; absent where none is declared. */
  readonly storagePlace?: string;
}

/** Read from the document in force, by the law of the day. */
export function declaredGoods(declaration: Declaration, tariff: Pick<Tariff, 'lineOn'>, on: PlainDate): DeclaredGoods {
  const items = declaration.goodsItems;
  const equipments = [
    ...(declaration.consignment?.transportEquipments ?? []),
    ...items.flatMap((item) => item.transportEquipments ?? []),
  ];
  const controls = new Set(
    items.flatMap(({ commodityCode }) =>
      (commodityCode === undefined ? [] : (tariff.lineOn(commodityCode, on)?.measures.controls ?? [])).map(
        ({ type }) => type,
      ),
    ),
  );
  const documents = [
    ...(declaration.additionalDocuments ?? []),
    ...items.flatMap((item) => item.additionalDocuments ?? []),
  ];
  const storagePlace = declaration.consignment?.goodsLocation?.id ?? declaration.warehouse?.id;
  return {
    lines: items.map(({ sequence }) => sequence),
    containers: [...new Set(equipments.flatMap(({ id }) => id ?? []))],
    controls: CONTROL_TYPES.filter((type) => controls.has(type)),
    documents: [...new Set(documents.flatMap(({ typeCode }) => typeCode ?? []))],
    ...(storagePlace !== undefined && { storagePlace }),
  };
}

/** Whose papers are checked. */
export interface Checked {
  readonly channel: Channel | null;
  readonly direction: 'import' | 'export';
  readonly typeCode: string;
}

/** The questions that these papers raise on a day. */
export const checklistFor = (
  guide: Pick<InspectionGuide, 'checklist'>,
  checked: Checked,
  goods: DeclaredGoods,
  on: PlainDate,
): readonly ChecklistItem[] =>
  guide.checklist.filter((item) => inForce(item, on) && isAsked(item.when, checked, goods));

function isAsked(
  { channels, directions, typeCodes, controls, documents }: ChecklistItem['when'],
  { channel, direction, typeCode }: Checked,
  goods: DeclaredGoods,
): boolean {
  return (
    (channels === undefined || (channel !== null && channels.includes(channel))) &&
    (directions === undefined || directions.includes(direction)) &&
    (typeCodes === undefined || typeCodes.includes(typeCode)) &&
    (controls === undefined || controls.some((control) => goods.controls.includes(control))) &&
    (documents === undefined ||
      documents.some((prefix) => goods.documents.some((declared) => declared.startsWith(prefix))))
  );
}
