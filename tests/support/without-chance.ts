import type { CountryInForce } from '#server/program';

/**
 * The country with nobody drawn at random: what a test expects of a consignment must not hang on the secret of an installation that is made
 * anew for it, or on the day it runs. Tests of the draw itself leave this out.
 */
export function withoutChance({ snapshot, version }: CountryInForce): CountryInForce {
  const { reference, rules } = snapshot;
  const { transport } = reference.country;
  return {
    version,
    snapshot: {
      ...snapshot,
      rules: { ...rules, policy: { ...rules.policy, randomShare: 0 } },
      reference: {
        ...reference,
        country: {
          ...reference.country,
          ...(transport && { transport: { ...transport, check: { ...transport.check, share: 0 } } }),
        },
      },
    },
  };
}
