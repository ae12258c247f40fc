import { useQuery } from '@tanstack/react-query';
import { type DeclarationView, suspenseDesk } from '#web/client';
import { useFormat, useText } from '#web/ui';

/** Money that came under the reference of the declaration and was not due: its owner need not wonder where it went. */
export function WaitingMoney({ view }: { readonly view: DeclarationView }) {
  const t = useText();
  const format = useFormat();
  const { number, currency } = view.summary;
  const { data: items = [] } = useQuery({
    queryKey: ['waiting-payments', number],
    queryFn: () => suspenseDesk.waitingFor(number),
    enabled: view.paymentReference !== null,
  });
  const left = items.reduce((sum, item) => sum + BigInt(item.left), 0n);
  return left === 0n ? null : (
    <p role="status">{t('suspense.waitingForYou', { amount: format.money(left.toString(), currency) })}</p>
  );
}
