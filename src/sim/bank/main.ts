import { startBank, EVERYDAY_MOODS } from './index.ts';
import type { JWK } from 'jose';

/**
 * The bank as a process of its own. Its starter tells it over the channel where customs is and which keys customs signs
 * with; it answers with its address and its own keys, and ends when the starter does.
 */
type Told = { readonly connect: { readonly url: string; readonly keys: readonly JWK[] } };

const [code = 'BANK-DEMO', seed = '1', memoryFile] = process.argv.slice(2);
const bank = await startBank({
  code,
  seed: Number(seed),
  moods: EVERYDAY_MOODS,
  ...(memoryFile === undefined ? {} : { memoryFile }),
});
process.on('message', (told: Told) => bank.connect(told.connect));
const stop = () => void bank.stop().then(() => process.exit(0));
process.once('disconnect', stop);
process.once('SIGTERM', stop);
// The starter decides when a terminal's Ctrl-C ends the bank.
process.on('SIGINT', () => undefined);
// A starter that was killed meanwhile can be told nothing; the closing of its channel ends this process.
process.send?.({ ordersUrl: bank.ordersUrl, keys: bank.keys }, () => undefined);
