import type { CodeBook } from '#core/codes';
import type { ExchangeRates, RateQuotation } from '#core/currency';
import type { Rounding, Text } from '#core/kernel';
import type { Classifier } from '#core/classify';
import type { OriginBook } from '#core/origin';
import type { PriceControl } from '#core/price-control';
import type { Tariff } from '#core/tariff';
import type { WorkCalendar } from '#core/calendar';
import type { LegalBases } from './legal-bases.ts';

/** What sets one country apart, as data. */
export interface CountryProfile {
  readonly code: string;
  readonly name: Text;
  readonly currency: string;
  readonly zoneOffsetMinutes: number;
  /** How the number of a natural person looks: a regular expression for the whole of it. Without one, no party is known to be a person. */
  readonly personIdPattern?: string;
  readonly taxRounding: { readonly scale: number; readonly mode: Rounding };
  /** The leading digit tells the direction; a running number and the amendment digit follow. */
  readonly declarationNumber: { readonly import: string; readonly export: string; readonly runningDigits: number };
  /** How goods travel under control apart from any declaration of them. A country without it knows no such transport. */
  readonly transport?: {
    /** The leading digit tells a transport from a declaration; a running number and a zero follow. */
    readonly number: { readonly leading: string; readonly runningDigits: number };
    /** Whose papers are looked at: of every principal from this level of compliance on, and of a share of all others. */
    readonly check: { readonly fromComplianceLevel: number; readonly share: number };
  };
  /** The procedure a public calculator assumes when none is named. */
  readonly calculatorTypeCode: string;
  /** What a form begins with: the office most goods come by, and the currency most invoices are made out in. */
  readonly usual?: { readonly officeId: string; readonly invoiceCurrency: string };
  /** How close line values must come to the invoice total, in the invoice currency. */
  readonly invoiceTolerance: string;
  /** How many days a pre-registration is kept; after that the goods are declared anew (Vietnam: seven). */
  readonly preRegistrationDays: number;
  /** What ends the description of goods whose origin could not be determined. Without one, an import names an origin. */
  readonly undeterminedOriginMark?: string;
  /** How large and how fine a number the national system keeps. Without it, whatever the message can carry. */
  readonly precision?: Precision;
  /** At which close the rates of a week are quoted. Without it, rates hold for the days they state and nothing is said of it. */
  readonly rateQuotation?: RateQuotation;
  /** The customs value up to which a declaration counts as one of low value, in national currency. */
  readonly lowValueMax: string;
  /** How money that found no home is settled. Without it every act takes two people, and no time is set. */
  readonly suspense?: SuspenseLaw;
  /** How many days it is kept which requests software sent. Without it, thirty. */
  readonly requestLogDays?: number;
}

export interface SuspenseLaw {
  /** A credit of which more than this waits, in national currency, is settled by two people. */
  readonly twoPeopleAbove: string;
  /** Within how many days of its arrival it is settled. */
  readonly settleDays: number;
  /** For how many days at most it may be put aside. */
  readonly holdDaysMax: number;
}

/** Room for a number: so many characters with the point, so many digits after it, and, where that is less, before it. */
export interface NumberLimit {
  readonly places: number;
  readonly decimals: number;
  readonly whole?: number;
}

export interface Precision {
  readonly quantity: NumberLimit;
  readonly mass: NumberLimit;
  readonly unitPrice: NumberLimit;
  readonly amount: NumberLimit;
  /** Amounts in the national currency. */
  readonly nationalAmount: NumberLimit;
  /** The total of one tax over a declaration, and of all taxes. */
  readonly taxTotal: NumberLimit;
}

/** An immutable compiled snapshot of everything versioned: swap it whole, never edit it. */
export interface Reference {
  readonly version: string;
  readonly country: CountryProfile;
  readonly codes: CodeBook;
  readonly rates: ExchangeRates;
  readonly priceControl: PriceControl;
  readonly calendar: WorkCalendar;
  readonly tariff: Tariff;
  /** What goods must be to originate under an agreement, and what its proof takes. */
  readonly origin: OriginBook;
  /** Finds lines by what people call goods; says whether a description goes with a code. */
  readonly classifier: Classifier;
  readonly legalBases: LegalBases;
}
