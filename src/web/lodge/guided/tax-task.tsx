import { Link } from '@tanstack/react-router';
import { textAt } from '#core/draft';
import { TaxTable, useCodes, useText } from '#web/ui';
import { useChecks } from '../checks.tsx';
import { useDraft, useDraftPart, useDraftText } from '../draft-store.tsx';
import { CodeField, DecimalField } from '../fields.tsx';
import { TreatmentField } from '../goods-lines.tsx';
import { dutyPlace, nameTax } from '../line-claims.ts';
import { ReliefFields } from '../relief-fields.tsx';
import { EachLine } from './each-line.tsx';
import { FindRates } from './find-rates.tsx';
import { FindTerms } from './find-terms.tsx';
import { useGuided } from './guided-context.ts';
import classes from './guided.module.css';
import { Question } from './question.tsx';
import { Take } from './take.tsx';

/** The rate that goods have of themselves where nothing is claimed for them. */
const USUAL_RATE = 'MFN';

export function TaxTask() {
  const t = useText();
  const imports = useGuided().direction === 'import';
  return (
    <>
      <Question id="terms" exits={<FindTerms />}>
        <CodeField at="/tradeTerms/conditionCode" list="incoterm" label={t('draft.incoterm')} span={12} />
      </Question>
      {imports && <Charges />}
      {imports && (
        <EachLine>
          {(line) => (
            <Question
              id="rate"
              line={line}
              pairs
              exits={
                <>
                  <FindRates line={line} />
                  <TakeUsualRate line={line} />
                </>
              }
            >
              <TreatmentField at={`/goodsItems/${line}`} />
              <ReliefFields at={`/goodsItems/${line}`} />
            </Question>
          )}
        </EachLine>
      )}
      <WhatIsDue />
    </>
  );
}

/** Asked for as far as the price does not contain them. */
function Charges() {
  const t = useText();
  const [currency] = useDraftText('/invoiceAmount/currency');
  const [incoterm] = useDraftText('/tradeTerms/conditionCode');
  const terms = useCodes('incoterm').find((entry) => entry.code === incoterm)?.attributes;
  return (
    <>
      {terms?.['freight'] !== 'included' && (
        <Question id="freight">
          <DecimalField
            at="/customsValuation/freightChargeAmount/amount"
            also={['/customsValuation/freightChargeAmount']}
            label={t('draft.freight')}
            unit={currency}
            span={6}
          />
        </Question>
      )}
      {terms?.['insurance'] !== 'included' && (
        <Question id="insurance">
          <DecimalField
            at="/customsValuation/insuranceAmount/amount"
            also={['/customsValuation/insuranceAmount']}
            label={t('draft.insurance')}
            unit={currency}
            span={6}
          />
        </Question>
      )}
      <p className={classes.small}>
        {t('guided.priceOther')} {t('draft.valuedOtherwise')}{' '}
        <Link to="/declarations/upload">{t('draft.valuedOtherwiseUpload')}</Link>
      </p>
    </>
  );
}

function TakeUsualRate(props: { readonly line: number }) {
  const store = useDraft();
  const at = `/goodsItems/${props.line}`;
  return (
    <Take
      list="duty-regime"
      code={USUAL_RATE}
      hint="guided.takeRate"
      onTake={(code) => {
        store.set(`${dutyPlace(at)}/dutyRegimeCode`, code);
        nameTax(store, at);
      }}
    />
  );
}

/** The amounts as customs will work them out, before anything is lodged, with how each comes about. */
export function WhatIsDue() {
  const t = useText();
  const { answer } = useChecks();
  const content = useDraftPart((state) => state.stored.content);
  const question = {
    code: textAt(content, '/goodsItems/0/commodityCode'),
    origin: textAt(content, '/goodsItems/0/origin/countryCode'),
    value: textAt(content, '/goodsItems/0/itemChargeAmount/amount'),
    currency: textAt(content, '/invoiceAmount/currency'),
  };
  return (
    <section aria-label={t('guided.taxTitle')} className={classes.due}>
      <h3 className={classes.dueTitle}>{t('guided.taxTitle')}</h3>
      {answer && answer.totalPayable !== null ? (
        <>
          <p className={classes.hint}>{t('guided.taxHint')}</p>
          <TaxTable rows={answer.taxTable} total={answer.totalPayable} currency={answer.taxTable[0]?.unit ?? ''} />
          <p>
            <Link to="/calculator" search={question}>
              {t('guided.taxIf')}
            </Link>
          </p>
        </>
      ) : (
        <p className={classes.hint}>{t('draft.taxPending')}</p>
      )}
    </section>
  );
}
