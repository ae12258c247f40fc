/**
 * The program cannot start as asked, and the person who started it can change that. The message is one or two whole sentences: what is wrong,
 * and what to change. The command line prints the message alone, without a stack, and ends with exit code 78 (EX_CONFIG).
 */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
