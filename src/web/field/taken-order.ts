import type { ContainerCheck, FieldRecord, OutboxEntry, SeenOrder } from '#core/inspection';
import type { InspectionFile } from '#web/client';

type Round = InspectionFile['rounds'][number];

/** An order with all that is needed to carry it out without a connection, and what was written down under it. */
export interface TakenOrder {
  /** Whose it is on this device: the id of the person. */
  readonly owner: string;
  readonly number: string;
  readonly takenAt: string;
  readonly seen: SeenOrder;
  readonly trader: string;
  readonly order: Round['order'];
  readonly containers: readonly DeclaredContainer[];
  readonly goods: readonly FieldGoods[];
  readonly checklist: InspectionFile['checklist'];
  /** The papers were checked before: the checklist is offered, not asked for. */
  readonly isChecked: boolean;
  readonly conditions: InspectionFile['conditions'];
  readonly documents: readonly FieldDocument[];
  /** Goods are opened by hand under it. */
  readonly mayFind: boolean;
  /** Containers that a scanner has still to look at: nothing is concluded before. */
  readonly unscanned: readonly string[];
  readonly record: FieldRecord;
  /** What is half written: not part of the record before it is saved. */
  readonly forms: KeptForms;
  /** Pictures that the server has from an earlier handing-in. */
  readonly told: readonly string[];
  /** What the server received of it under this order before it was opened again. */
  readonly hadBefore: {
    readonly containers: readonly string[];
    readonly findings: boolean;
    readonly attended: boolean;
    /** Something in it was not as declared. */
    readonly differs: boolean;
  };
  /** Absent while it is written; from the handing-in on, what is on its way. */
  readonly outbox: readonly OutboxEntry[] | null;
  readonly handedInAt: string | null;
}

/** By the name of the form. */
export type KeptForms = Readonly<Record<string, object>>;

export interface DeclaredContainer {
  readonly id: string;
  readonly seals: readonly string[];
}

export interface FieldGoods {
  readonly sequence: number;
  readonly description: string;
  readonly commodityCode: string;
  readonly origin: string;
  readonly quantities: readonly { readonly value: string; readonly unitCode: string }[];
}

export interface FieldDocument {
  readonly id: string;
  readonly name: string;
  readonly typeCode: string;
  /** It was small enough to be taken along. */
  readonly isHere: boolean;
}

export type FieldStanding = 'new' | 'begun' | 'waiting' | 'refused' | 'done';

/** What the seals that were read say of themselves; nothing where none was read, for that somebody has to say. */
export function sealStateOf(
  declared: readonly string[],
  found: readonly string[],
): ContainerCheck['sealState'] | undefined {
  if (found.length === 0) return undefined;
  const isSame = declared.length === found.length && declared.every((seal) => found.includes(seal));
  return declared.length === 0 || isSame ? 'intact' : 'different';
}
