import path from 'node:path';
import { instantAt } from '#core/kernel';
import { readConfig } from '#server/platform/config';
import { createLogger } from '#server/platform/logging';
import { startProgram } from '#server/program';
import type { CustomsOptions, FromCustoms } from './customs-house.ts';
import { IS_VERBOSE, signalHook } from './kill-plan.ts';
import { withoutChance } from '#tests/support/without-chance';

/** The whole program that gets killed: what `haidang serve --demo` starts. Loaded ahead; starts when told how, and tells when it is in service. */
const ROOT = path.resolve(import.meta.dirname, '../..');

// Without its parent nobody would ever stop it.
process.on('disconnect', () => process.exit(1));
const options = await new Promise<CustomsOptions>((resolve) => process.once('message', resolve));

let isInService = false;
const program = await startProgram({
  config: readConfig({ HAIDANG_DATA: options.dataFolder, PORT: '0' }, options.dataFolder),
  logger: createLogger({ level: IS_VERBOSE ? 'error' : 'silent' }),
  demo: true,
  demoPrincipals: options.principals,
  country: path.join(ROOT, 'country/vn'),
  web: path.join(ROOT, 'dist/web'),
  adjust: withoutChance,
  // Law and rates of one day, whenever the test runs; and time goes on over restarts.
  clock: { now: () => instantAt(Date.now() + options.clockShiftMs) },
  ...(options.signalAt && { debugPoint: signalHook(options.signalAt, () => isInService) }),
});
program.addBank(options.bank);
const ready: FromCustoms = {
  url: program.url,
  apiKeys: Object.fromEntries(program.demo?.keys.map(({ label, key }) => [label, key]) ?? []),
  signerKeys: program.services.signer.jwks.keys,
};
isInService = true;
process.send?.(ready);
