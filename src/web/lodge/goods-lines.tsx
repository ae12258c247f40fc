import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { addDecimals, compareDecimals, decimalText, parseDecimal, subtractDecimals, ZERO } from '#core/kernel';
import type { CodeEntry } from '#web/client';
import {
  CharacteristicInput,
  isWord,
  TariffName,
  TariffPicker,
  useCharacteristics,
  useCodes,
  useFormat,
  useLocal,
  useText,
} from '#web/ui';
import { isList, nodeAt, textAt, type DraftNode } from '#core/draft';
import { useDraft, useDraftPart, useDraftText, useLineCount } from './draft-store.tsx';
import { RemovedLines } from './attention.tsx';
import { Cell, CodeField, DecimalField, LongTextField, TextField, useFieldError } from './fields.tsx';
import { findProducts } from './find-products.ts';
import { withProduct } from './goods-grid/with-product.ts';
import classes from './lodge.module.css';
import { documentPlace, dutyPlace, nameTax, removeDocument } from './line-claims.ts';
import { ReliefFields } from './relief-fields.tsx';
import { Part } from './sections.tsx';

/** A declaration carries at most this many; a longer shipment is lodged as linked ones, and written in the grid. */
const LINES_MAX = 50;

export function GoodsPart() {
  const t = useText();
  const store = useDraft();
  const count = useLineCount();
  const lines = (): readonly DraftNode[] => {
    const found = nodeAt(store.snapshot().stored.content, '/goodsItems');
    return isList(found) ? found : [undefined];
  };
  const put = (next: readonly DraftNode[]) =>
    store.set(
      '/goodsItems',
      next.map((line) => line ?? {}),
    );
  if (count > LINES_MAX) return <ManyLines count={count} />;
  return (
    <Part id="part-goods" title="draft.goods">
      <ol className={classes.lines}>
        {Array.from({ length: count }, (_, index) => (
          <GoodsLine
            key={index}
            index={index}
            only={count === 1}
            onCopy={() => put([...lines().slice(0, index + 1), lines()[index], ...lines().slice(index + 1)])}
            onRemove={() => put(lines().filter((_line, position) => position !== index))}
          />
        ))}
      </ol>
      <RemovedLines />
      <div className={classes.linesFoot}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={count >= LINES_MAX}
          onClick={() => put([...lines(), {}])}
        >
          {t('draft.addLine')}
        </Button>
        {count < LINES_MAX && <AddProduct lines={lines} onPut={put} />}
        <LinesTotal />
      </div>
    </Part>
  );
}

/** By own code or words; fills the last line where it is empty, or adds one. */
function AddProduct(props: {
  readonly lines: () => readonly DraftNode[];
  readonly onPut: (lines: readonly DraftNode[]) => void;
}) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const { data: found = [] } = useQuery({
    queryKey: ['catalogue', 'line', query],
    queryFn: ({ signal }) => findProducts(query, signal),
    enabled: query.length >= QUERY_LENGTH_MIN,
  });
  const take = (id: string | null) => {
    const product = found.find((each) => each.id === id);
    if (!product) return;
    const lines = props.lines();
    const last = lines.at(-1);
    const isBlank = last === undefined || (typeof last === 'object' && Object.keys(last).length === 0);
    props.onPut([...(isBlank ? lines.slice(0, -1) : lines), withProduct({}, product)]);
    setTyped('');
  };
  return (
    <Select
      aria-label={t('catalogue.addLine')}
      placeholder={t('catalogue.addLine')}
      data={found.map(({ id, code, description, commodityCode }) => ({
        value: id,
        label: [code, commodityCode, description].filter(Boolean).join(' · '),
      }))}
      searchable
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={take}
      filter={({ options }) => options}
      nothingFoundMessage={t(query.length < QUERY_LENGTH_MIN ? 'picker.keepTyping' : 'picker.nothing')}
      className={classes.addProduct ?? ''}
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 }, width: 520, position: 'bottom-start' }}
    />
  );
}
const TYPING_PAUSE_MS = 180;
const QUERY_LENGTH_MIN = 2;

/** Beyond what one declaration carries, the form would be a scroll without end; the grid is made for it. */
function ManyLines(props: { readonly count: number }) {
  const t = useText();
  return (
    <Part id="part-goods" title="draft.goods">
      <p>
        {t('goodsGrid.manyLines', { count: props.count })}{' '}
        <Link to="/declarations/new" search={(now) => ({ ...now, view: 'grid' })}>
          {t('goodsGrid.openGrid')}
        </Link>
      </p>
      <LinesTotal />
    </Part>
  );
}

function GoodsLine(props: {
  readonly index: number;
  readonly only: boolean;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}) {
  const t = useText();
  const { index } = props;
  const line = index + 1;
  const at = `/goodsItems/${index}`;
  const [currency] = useDraftText('/invoiceAmount/currency');
  return (
    <li className={classes.line} aria-label={t('draft.line', { line })}>
      <span className={classes.lineNumber} aria-hidden>
        {line}
      </span>
      <div className={classes.grid}>
        <CommodityField at={at} />
        <LongTextField at={`${at}/description`} label={t('draft.description')} span={6} />
        <CodeField
          at={`${at}/origin/countryCode`}
          also={[`${at}/origin`]}
          list="country"
          label={t('draft.origin')}
          span={3}
        />
        <DecimalField
          at={`${at}/tariffQuantity/value`}
          also={[`${at}/tariffQuantity`]}
          label={t('draft.quantity')}
          span={2}
        />
        <CodeField at={`${at}/tariffQuantity/unitCode`} list="unit" label={t('draft.unit')} span={3} />
        <DecimalField
          at={`${at}/itemChargeAmount/amount`}
          also={[`${at}/itemChargeAmount`]}
          label={currency === '' ? t('draft.lineAmount') : `${t('draft.lineAmount')} (${currency})`}
          span={2}
        />
        <DecimalField at={`${at}/netMass/value`} also={[`${at}/netMass`]} label={t('draft.lineNet')} span={2} />
        <CharacteristicFields at={at} />
        <TreatmentField at={at} />
        <ReliefFields at={at} />
      </div>
      <div className={classes.lineActions}>
        <Tooltip label={t('draft.copyLine', { line })}>
          <ActionIcon variant="subtle" color="slate" aria-label={t('draft.copyLine', { line })} onClick={props.onCopy}>
            <IconCopy size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {!props.only && (
          <Tooltip label={t('draft.removeLine', { line })}>
            <ActionIcon
              variant="subtle"
              color="slate"
              aria-label={t('draft.removeLine', { line })}
              onClick={props.onRemove}
            >
              <IconTrash size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </li>
  );
}

/** The tariff code, with the name of its line below; choosing one also gives the unit that the tariff counts in. */
export function CommodityField(props: { readonly at: string; readonly span?: number }) {
  const t = useText();
  const store = useDraft();
  const place = `${props.at}/commodityCode`;
  const [code, setCode] = useDraftText(place);
  const error = useFieldError(place);
  useEffect(() => store.register([place], place), [store, place]);
  return (
    <Cell span={props.span} at={place} onBlur={() => store.touch(place)}>
      <TariffPicker
        id={place}
        label={t('draft.commodityCode')}
        value={code}
        error={error}
        onChange={(next, line) => {
          setCode(next);
          const unit = line?.unitCodes[0];
          if (unit !== undefined) store.set(`${props.at}/tariffQuantity/unitCode`, unit);
        }}
      />
      {!error && <TariffName code={code} />}
    </Cell>
  );
}

/** Asked only where the tariff line has a rate that hangs on it. */
export function CharacteristicFields(props: { readonly at: string }) {
  const [code] = useDraftText(`${props.at}/commodityCode`);
  return useCharacteristics(code).map((entry, position) => (
    <CharacteristicField key={entry.code} at={`${props.at}/productCharacteristics/${position}`} entry={entry} />
  ));
}

function CharacteristicField(props: { readonly at: string; readonly entry: CodeEntry }) {
  const store = useDraft();
  const { at, entry } = props;
  const place = isWord(entry) ? `${at}/description` : `${at}/measure/value`;
  const [value] = useDraftText(place);
  const error = useFieldError(place, [at]);
  useEffect(() => store.register([place, at], place), [store, place, at]);
  const change = (next: string) => {
    const unit = entry.attributes['unit'];
    const fact = isWord(entry)
      ? { description: next }
      : { measure: { value: next, ...(unit ? { unitCode: unit } : {}) } };
    store.set(at, next === '' ? undefined : { typeCode: entry.code, ...fact });
  };
  return (
    <Cell span={3} at={place} onBlur={() => store.touch(place)}>
      <CharacteristicInput id={place} entry={entry} value={value} error={error} onChange={change} />
    </Cell>
  );
}

const MFN = 'MFN';
const isCertificate = (typeCode: string): boolean => typeCode.startsWith('CO-');

/** Which tariff is claimed, among those the origin gives; a special one needs its certificate. */
export function TreatmentField(props: { readonly at: string }) {
  const t = useText();
  const local = useLocal();
  const store = useDraft();
  const fee = dutyPlace(props.at);
  const document = useDraftPart((state) => documentPlace(state.stored.content, props.at, isCertificate));
  const [treatment] = useDraftText(`${fee}/dutyRegimeCode`);
  const [origin] = useDraftText(`${props.at}/origin/countryCode`);
  const agreements = useCodes('agreement').filter((entry) =>
    (entry.attributes['members'] ?? '').split(' ').includes(origin),
  );
  const claimed = agreements.find((entry) => entry.code === treatment);
  const picked = (code: string) => {
    nameTax(store, props.at);
    const form = agreements.find((entry) => entry.code === code)?.attributes['forms']?.split(' ')[0];
    if (form === undefined) removeDocument(store, props.at, isCertificate);
    else store.set(`${document}/typeCode`, `CO-${form}`);
  };
  return (
    <>
      <CodeField
        at={`${fee}/dutyRegimeCode`}
        also={[`${props.at}/dutyTaxFees`, fee]}
        list=""
        label={t('draft.treatment')}
        span={3}
        clearable
        extra={[
          { value: MFN, label: t('draft.treatmentMfn') },
          ...agreements.map((entry) => ({ value: entry.code, label: `${entry.code} · ${local(entry.name)}` })),
        ]}
        onPicked={picked}
      />
      {claimed && (
        <>
          <TextField
            at={`${document}/id`}
            also={[`${props.at}/additionalDocuments`, document]}
            label={`${t('draft.certificate')} (${textAt(store.snapshot().stored.content, `${document}/typeCode`).replace('CO-', '')})`}
            span={3}
            mono
          />
          <TextField at={`${document}/issueDate`} label={t('draft.certificateDate')} type="date" span={3} />
        </>
      )}
    </>
  );
}

/** What the lines add up to beside what the invoice says, while there is time to mend it. */
function LinesTotal() {
  const t = useText();
  const format = useFormat();
  const content = useDraftPart((state) => state.stored.content);
  const currency = textAt(content, '/invoiceAmount/currency');
  const invoice = parseDecimal(textAt(content, '/invoiceAmount/amount'));
  const lines = nodeAt(content, '/goodsItems');
  let sum = ZERO;
  for (const line of isList(lines) ? lines : []) {
    const amount = parseDecimal(textAt(line, '/itemChargeAmount/amount'));
    if (amount) sum = addDecimals(sum, amount);
  }
  const difference = invoice && subtractDecimals(sum, invoice);
  return (
    <p className={classes.linesTotal}>
      {t('draft.linesTotal')} <strong>{format.money(decimalText(sum), currency)}</strong>
      {difference && (
        <span className="quiet">
          {' · '}
          {compareDecimals(difference, ZERO) === 0
            ? t('draft.linesMatch')
            : t('draft.linesDifference', { amount: format.money(decimalText(difference), currency) })}
        </span>
      )}
    </p>
  );
}
