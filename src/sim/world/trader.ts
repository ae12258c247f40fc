import type { Random } from '#core/kernel';
import { between, pick } from '#sim/draws';

/** A piece of goods a trader habitually moves. */
export interface Habit {
  readonly commodityCode: string;
  readonly description: string;
  readonly unitCode: string;
  readonly origin: string;
  /** Cents of the contract currency for one unit. */
  readonly unitPriceCents: number;
  readonly unitMassKg: number;
  readonly usualQuantity: number;
  /** The preference claimed, with its certificate, where the trader uses one. */
  readonly preference: { readonly agreement: string; readonly form: string } | undefined;
}

export interface Route {
  readonly officeId: string;
  readonly modeCode: string;
  readonly foreignPort: string;
  readonly homePort: string;
  readonly partnerCountry: string;
}

/** A simulated trader: what it moves, by which way, with whom, and how often. Entirely made up. */
export interface Trader {
  readonly id: string;
  readonly name: string;
  readonly direction: 'import' | 'export';
  readonly typeCode: string;
  readonly habits: readonly Habit[];
  readonly routes: readonly Route[];
  readonly partners: readonly string[];
  readonly incoterm: string;
  readonly registeredOn: string;
  readonly complianceLevel: 1 | 2 | 3 | 4 | 5;
  /** Share of all traffic, by a power law: few trade daily, most now and then. */
  readonly weight: number;
}

const SYLLABLES = [
  'An',
  'Bình',
  'Cát',
  'Diệp',
  'Đông',
  'Giang',
  'Hà',
  'Khánh',
  'Lam',
  'Minh',
  'Nam',
  'Phong',
  'Quang',
  'Sao',
  'Tân',
  'Uyên',
  'Vân',
  'Xuân',
  'Yên',
];
const FORMS = ['Công ty TNHH', 'Công ty CP', 'Công ty TNHH MTV'];

/** A company that cannot be taken for a real one: every name says that it is simulated. */
export const companyName = (random: Random, ordinal: number): string =>
  `${pick(random, FORMS)} Mô Phỏng ${pick(random, SYLLABLES)} ${pick(random, SYLLABLES)} ${ordinal}`;

export const partnerName = (random: Random, country: string): string =>
  `Simulated ${pick(random, ['Trading', 'Industries', 'Supply', 'Manufacturing'])} ${between(random, 1, 999)} ${country}`;
