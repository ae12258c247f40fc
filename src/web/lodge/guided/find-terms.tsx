import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useCodeNames, useCodes, useText } from '#web/ui';
import { useDraft, useDraftText } from '../draft-store.tsx';
import classes from './guided.module.css';
import { useCloseExits } from './question.tsx';

type Payer = 'seller' | 'buyer';
/** The usual term for who pays carriage and insurance, for ships and for all other ways (Incoterms 2020). */
const TERMS: Readonly<Record<Payer, Readonly<Record<Payer, { readonly ship: string; readonly other: string }>>>> = {
  seller: { seller: { ship: 'CIF', other: 'CIP' }, buyer: { ship: 'CFR', other: 'CPT' } },
  buyer: { seller: { ship: 'C&I', other: 'C&I' }, buyer: { ship: 'FOB', other: 'FCA' } },
};
/** Sea and inland waterway, by UN/ECE recommendation 19. */
const BY_SHIP: ReadonlySet<string> = new Set(['1', '8']);

/** Who does not know the term knows who paid for what. */
export function FindTerms() {
  const t = useText();
  const store = useDraft();
  const nameOf = useCodeNames('incoterm');
  const close = useCloseExits();
  const [mode] = useDraftText('/borderTransportMeans/modeCode');
  const means = useCodes('transport-mode').find(({ code }) => code === mode)?.attributes['rec19'];
  const [freight, setFreight] = useState<Payer>();
  const [insurance, setInsurance] = useState<Payer>();
  const terms = freight && insurance && TERMS[freight][insurance];
  const code = terms && (means === undefined || BY_SHIP.has(means) ? terms.ship : terms.other);
  return (
    <div className={classes.exit}>
      <p className={classes.exitTitle}>{t('guided.find.terms')}</p>
      <Radio.Group
        label={t('guided.find.freight')}
        value={freight ?? ''}
        onChange={(value) => setFreight(value === 'seller' ? 'seller' : 'buyer')}
      >
        <div className={classes.who}>
          <Radio value="seller" label={t('guided.find.seller')} />
          <Radio value="buyer" label={t('guided.find.buyer')} />
        </div>
      </Radio.Group>
      <Radio.Group
        label={t('guided.find.insurance')}
        value={insurance ?? ''}
        onChange={(value) => setInsurance(value === 'seller' ? 'seller' : 'buyer')}
      >
        <div className={classes.who}>
          <Radio value="seller" label={t('guided.find.seller')} />
          <Radio value="buyer" label={t('guided.find.insuredByBuyer')} />
        </div>
      </Radio.Group>
      <div role="status" className={classes.choices}>
        {code && (
          <>
            <p>{t('guided.find.termsAnswer', { terms: `${code} · ${nameOf(code)}` })}</p>
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                store.set('/tradeTerms/conditionCode', code);
                close();
              }}
            >
              {t('guided.take', { value: code })}
            </Button>
          </>
        )}
      </div>
      <p className={classes.small}>{t('guided.find.termsHint')}</p>
    </div>
  );
}
