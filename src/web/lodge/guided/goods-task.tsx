import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { isList, nodeAt, type DraftNode } from '#core/draft';
import { useState } from 'react';
import { pageClasses, useFormat, useText } from '#web/ui';
import { useDraft, useDraftText, useLineCount } from '../draft-store.tsx';
import { CodeField, DecimalField, LongTextField } from '../fields.tsx';
import { CharacteristicFields, CommodityField } from '../goods-lines.tsx';
import { FindCode } from './find-code.tsx';
import { useGuided, useGuidedPlace } from './guided-context.ts';
import classes from './guided.module.css';
import { LinePager, linesOfPage, pageOfLine } from './line-pager.tsx';
import { PlaceLink } from './place-link.tsx';
import { Question } from './question.tsx';

/** One kind of goods is asked about at once; of several, which one. */
export function GoodsTask(props: { readonly line: number | undefined }) {
  const count = useLineCount();
  const line = count === 1 ? 0 : props.line;
  const [page, setPage] = useState(0);
  // Who comes back from a line finds the list where that line is.
  const shown = line === undefined ? Math.min(page, pageOfLine(count - 1, count)) : pageOfLine(line, count);
  if (shown !== page) setPage(shown);
  return line === undefined || line >= count ? (
    <Lines count={count} page={shown} onPage={setPage} />
  ) : (
    <OneLine line={line} isAlone={count === 1} />
  );
}

function Lines(props: { readonly count: number; readonly page: number; readonly onPage: (page: number) => void }) {
  const t = useText();
  const { count, page } = props;
  return (
    <>
      <ol className={classes.lines} aria-label={t('guided.lines')}>
        {linesOfPage(page, count).map((line) => (
          <LineRow key={line} line={line} />
        ))}
      </ol>
      <LinePager page={page} count={count} onPage={props.onPage} />
      <AddLine />
    </>
  );
}

function LineRow(props: { readonly line: number }) {
  const t = useText();
  const format = useFormat();
  const { tasks, matters } = useGuided();
  const at = `/goodsItems/${props.line}`;
  const [description] = useDraftText(`${at}/description`);
  const [code] = useDraftText(`${at}/commodityCode`);
  const [amount] = useDraftText(`${at}/itemChargeAmount/amount`);
  const [currency] = useDraftText('/invoiceAmount/currency');
  const problems = tasks
    .find(({ task }) => task === 'goods')
    ?.problems.filter(({ pointer }) => `${pointer}/`.startsWith(`${at}/`)).length;
  const open = matters.filter(({ line }) => line === props.line).length;
  return (
    <li className={classes.lineRow}>
      <span className={classes.number} aria-hidden>
        {props.line + 1}
      </span>
      <div>
        <PlaceLink to={{ task: 'goods', line: props.line }}>
          {description === '' ? t('guided.lineEmpty') : description}
        </PlaceLink>
        <p className={classes.small}>
          {[
            code,
            amount === '' ? '' : format.money(amount, currency),
            problems ? t('guided.attention', { count: problems }) : '',
            open > 0 ? t('guided.open', { count: open }) : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
    </li>
  );
}

function AddLine() {
  const t = useText();
  const store = useDraft();
  const { go } = useGuidedPlace();
  const add = () => {
    const found = nodeAt(store.snapshot().stored.content, '/goodsItems');
    const lines: readonly DraftNode[] = isList(found) ? found : [{}];
    store.set('/goodsItems', [...lines.map((line) => line ?? {}), {}]);
    go({ task: 'goods', line: lines.length });
  };
  return (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add} mt={16}>
      {t('guided.addLine')}
    </Button>
  );
}

function OneLine(props: { readonly line: number; readonly isAlone: boolean }) {
  const t = useText();
  const { line, isAlone } = props;
  const at = `/goodsItems/${line}`;
  const [currency] = useDraftText('/invoiceAmount/currency');
  return (
    <>
      {!isAlone && (
        <div className={classes.lineHead}>
          <h3 className={classes.lineTitle}>{t('guided.line', { line: line + 1 })}</h3>
          <PlaceLink to={{ task: 'goods' }} className={pageClasses.back}>
            {t('guided.toLines')}
          </PlaceLink>
        </div>
      )}
      <Question id="what" line={line}>
        <LongTextField at={`${at}/description`} label={t('draft.description')} span={12} />
      </Question>
      <Question id="code" line={line} pairs exits={<FindCode line={line} />}>
        <CommodityField at={at} span={6} />
        <CharacteristicFields at={at} />
      </Question>
      <Question id="madeIn" line={line}>
        <CodeField
          at={`${at}/origin/countryCode`}
          also={[`${at}/origin`]}
          list="country"
          label={t('draft.origin')}
          span={6}
        />
      </Question>
      <Question id="amount" line={line}>
        <DecimalField
          at={`${at}/tariffQuantity/value`}
          also={[`${at}/tariffQuantity`]}
          label={t('draft.quantity')}
          span={4}
        />
        <CodeField at={`${at}/tariffQuantity/unitCode`} list="unit" label={t('draft.unit')} span={8} />
      </Question>
      <Question id="price" line={line}>
        <DecimalField
          at={`${at}/itemChargeAmount/amount`}
          also={[`${at}/itemChargeAmount`]}
          label={t('draft.lineAmount')}
          unit={currency}
          span={6}
        />
      </Question>
      <Question id="weight" line={line}>
        <DecimalField at={`${at}/netMass/value`} also={[`${at}/netMass`]} label={t('draft.lineNet')} span={6} />
      </Question>
      <AddLine />
    </>
  );
}
