import type { Demo } from '#server/access';

const say = (line = ''): void => void process.stderr.write(`${line}\n`);

export function printRunning(url: string, forwards: boolean): void {
  say();
  say(`Hải Đăng is running at ${url}`);
  if (forwards) say('Another program writes here: commands are forwarded to it, and when it ends this one takes over.');
  say(`API description        ${url}/api/docs`);
}

/** How to look around: everybody's password is the same, and opens made-up things only. */
export function printDemo(demo: Demo): void {
  say();
  say(`Demo sign-ins (password ${demo.password}):`);
  for (const account of demo.accounts) {
    const where = account.offices.length > 0 ? ` at ${account.offices.join(', ')}` : '';
    say(`  ${account.email.padEnd(40)} ${account.roles.join(', ')}${where} · ${account.organisation}`);
  }
  say();
  say('Demo API keys:');
  for (const { label, key } of demo.keys) say(`  ${label.padEnd(14)} ${key}`);
  say();
}

export function printMail(url: string): void {
  say(`E-mail of the demo     ${url}`);
  say();
}
