import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('works one after another, keeps a few waiting and tells the others to come again', async () => {
  const inTurn = oneAtATime(1);
  const order: string[] = [];
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const first = inTurn(async () => {
    order.push('first begins');
    await gate;
    order.push('first ends');
  });
  const second = inTurn(() => Promise.resolve(order.push('second')));
  await expect(inTurn(() => Promise.resolve())).rejects.toMatchObject({ problem: { status: 503 } });
  open();
  await Promise.all([first, second]);
  expect(order).toEqual(['first begins', 'first ends', 'second']);
  await expect(inTurn(() => Promise.resolve('free again'))).resolves.toBe('free again');
});

test('a failure is told to who asked, and the next one runs', async () => {
  const inTurn = oneAtATime(1);
  const failing = inTurn(() => Promise.reject(new Error('broken')));
  const next = inTurn(() => Promise.resolve('fine'));
  await expect(failing).rejects.toThrow('broken');
  await expect(next).resolves.toBe('fine');
});
