import type { Dated, Place } from '#core/codes';
import type { Text } from '#core/kernel';
import type { ContentMethod, CumulationOf, LateClaimTerms, ProofForm, RequirementOf } from './origin.ts';

/** The terms of an agreement as a country writes them down. */
export interface OriginTermsRecord extends Dated {
  readonly agreement: string;
  readonly forms: readonly ProofForm[];
  readonly cumulation: CumulationOf<string>;
  readonly transport: Text;
  readonly valueBasis: 'fob' | 'ex-works';
  readonly methods: readonly ContentMethod[];
  readonly tolerances: readonly {
    readonly codePrefixes: readonly string[];
    readonly percent: string;
    readonly of: 'value' | 'weight';
  }[];
  readonly lateClaim: LateClaimTerms | null;
  readonly legalBasis: string;
  readonly illustrative: boolean;
  readonly place: Place;
}

/** One rule, which may hold for several agreements with the same annex. */
export interface OriginRuleRecord extends Dated {
  readonly id: string;
  readonly agreements: readonly string[];
  /** `*` is the general rule. */
  readonly codePrefixes: readonly string[];
  readonly options: readonly (readonly RequirementOf<string>[])[];
  readonly legalBasis: string;
  readonly illustrative: boolean;
  readonly place: Place;
}

export interface OriginRecords {
  readonly terms: readonly OriginTermsRecord[];
  readonly rules: readonly OriginRuleRecord[];
}
