/** How a trader goes about its declarations: each a weight beside the others, or a share between 0 and 1. */
export interface Temper {
  /** Share of the documents asked for that are not thought of in time. */
  readonly forgets: number;
  readonly paysLate: number;
  readonly amends: number;
  readonly cancels: number;
  readonly appeals: number;
  readonly stores: number;
  readonly secures: number;
  readonly hurries: number;
  /** Share of the declarations that are first sent ahead of their registration. */
  readonly preRegisters: number;
  /** Has a list of goods that are free of duty. */
  readonly hasList: boolean;
  /** What calls it: how much of it fails, or nothing. */
  readonly webhookFails: number | undefined;
}

const STEADY: Temper = {
  forgets: 0.1,
  paysLate: 0.1,
  amends: 0.2,
  cancels: 0.1,
  appeals: 0.2,
  stores: 0.2,
  secures: 0,
  hurries: 0.3,
  preRegisters: 0.2,
  hasList: false,
  webhookFails: undefined,
};

/** The busiest first. Names of their own are given by the world. */
export const TEMPERS: readonly Temper[] = [
  { ...STEADY, secures: 2, webhookFails: 0, hasList: true },
  { ...STEADY, paysLate: 0.8, amends: 0.6, webhookFails: 0.3 },
  { ...STEADY, forgets: 0.7, webhookFails: 1, hasList: true },
  { ...STEADY, amends: 1.5, preRegisters: 0.6 },
  { ...STEADY, cancels: 1, appeals: 1 },
  { ...STEADY, appeals: 2, amends: 0.5 },
  { ...STEADY, stores: 2, hurries: 0.6 },
  { ...STEADY, secures: 1.5, paysLate: 0.6 },
  { ...STEADY, preRegisters: 0.9, cancels: 0.5 },
  { ...STEADY, forgets: 0.9, paysLate: 0.9 },
  STEADY,
  { ...STEADY, hurries: 1.5, stores: 1 },
];

/** Of the tempers above, who has asked a bank for a guarantee. */
export const securesAtAll = ({ secures }: Temper): boolean => secures > 0;

export const OFFICES = ['02CI', '02CC', '03CC'] as const;
export type OfficeId = (typeof OFFICES)[number];

export interface OfficerPlan {
  readonly name: string;
  readonly officeId: OfficeId;
  readonly roles: readonly ('documentOfficer' | 'inspectionOfficer' | 'officeLeader')[];
  /** Days of the month, counted from its first, on which they are away. */
  readonly away: readonly (readonly [from: number, to: number])[];
  /** The trader, counted from the busiest, whom they have something to do with themselves: its cases are not for them. */
  readonly tiedTo?: number;
}

/** At each office somebody for papers, somebody for goods, two leaders: who decided does not judge the appeal. */
export const OFFICERS: readonly OfficerPlan[] = OFFICES.flatMap((officeId, place): OfficerPlan[] => [
  { name: `ho-so-${place}`, officeId, roles: ['documentOfficer'], away: [[7 + place, 9 + place]] },
  {
    name: `kiem-hoa-${place}`,
    officeId,
    roles: ['inspectionOfficer'],
    away: [[21 + place, 22 + place]],
    tiedTo: place,
  },
  { name: `ho-so-kiem-hoa-${place}`, officeId, roles: ['documentOfficer', 'inspectionOfficer'], away: [] },
  { name: `lanh-dao-${place}`, officeId, roles: ['officeLeader'], away: [[14, 15]] },
  { name: `pho-lanh-dao-${place}`, officeId, roles: ['officeLeader'], away: [[24 + place, 25 + place]] },
]);
