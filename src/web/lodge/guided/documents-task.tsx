import { useText } from '#web/ui';
import { useDraft } from '../draft-store.tsx';
import { CodeField, DecimalField, TextField } from '../fields.tsx';
import { EachLine } from './each-line.tsx';
import { PermitNeeds } from './permit-needs.tsx';
import { Question } from './question.tsx';
import { Take } from './take.tsx';

/** Any way of payment that the list does not name. */
const OTHER_PAYMENT = 'KC';

export function DocumentsTask() {
  const t = useText();
  const store = useDraft();
  return (
    <>
      <Question id="invoice">
        <TextField at="/invoice/id" label={t('draft.invoiceNumber')} span={6} mono />
        <TextField at="/invoice/issueDate" label={t('draft.invoiceDate')} type="date" span={6} />
      </Question>
      <Question id="invoiceTotal">
        <DecimalField at="/invoiceAmount/amount" also={['/invoiceAmount']} label={t('draft.invoiceAmount')} span={6} />
        <CodeField at="/invoiceAmount/currency" list="currency" label={t('draft.currency')} span={6} />
      </Question>
      <Question
        id="payment"
        exits={
          <Take
            list="payment-terms"
            code={OTHER_PAYMENT}
            hint="guided.takePayment"
            onTake={(code) => store.set('/invoice/paymentTermsCode', code)}
          />
        }
      >
        <CodeField at="/invoice/paymentTermsCode" list="payment-terms" label={t('draft.paymentTerms')} span={12} />
      </Question>
      <EachLine>
        {(line) => (
          <Question id="papers" line={line}>
            <PermitNeeds line={line} />
          </Question>
        )}
      </EachLine>
    </>
  );
}
