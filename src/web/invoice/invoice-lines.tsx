import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { decimalText, multiplyDecimals, parseDecimal, roundDecimal } from '#core/kernel';
import { CodePicker, DecimalInput, useText } from '#web/ui';
import { emptyLine, type TypedLine } from './invoice-content.ts';
import type { Said } from './said.ts';
import classes from './invoice.module.css';

/** What an amount on a declaration has room for. */
const AMOUNT_DECIMALS = 4;

export function InvoiceLines(props: {
  readonly lines: readonly TypedLine[];
  readonly onChange: (lines: readonly TypedLine[]) => void;
  readonly said: Said;
}) {
  const t = useText();
  const { lines, onChange, said } = props;
  const change = (index: number, next: Partial<TypedLine>) =>
    onChange(lines.map((line, position) => (position === index ? { ...line, ...next } : line)));
  return (
    <>
      {lines.map((line, index) => (
        <LineFields
          key={line.key}
          line={line}
          index={index}
          said={said}
          change={(next) => change(index, next)}
          {...(lines.length > 1 && { remove: () => onChange(lines.filter((_, position) => position !== index)) })}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        mt={12}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...lines, emptyLine(Math.max(...lines.map(({ key }) => key)) + 1)])}
      >
        {t('invoice.addLine')}
      </Button>
    </>
  );
}

function LineFields(props: {
  readonly line: TypedLine;
  readonly index: number;
  readonly said: Said;
  readonly change: (next: Partial<TypedLine>) => void;
  readonly remove?: () => void;
}) {
  const t = useText();
  const { line, index, said, change, remove } = props;
  const at = (field: string) => said.at(`/content/lines/${index}/${field}`);
  /** The amount follows price and quantity; what the invoice says instead can be written over it. */
  const priced = (next: Partial<Pick<TypedLine, 'quantity' | 'unitPrice'>>) =>
    change({ ...next, amount: amountOf({ ...line, ...next }) ?? line.amount });
  return (
    <div className={classes.line} role="group" aria-label={t('invoice.lineNumber', { line: index + 1 })}>
      <TextInput
        label={t('invoice.description')}
        value={line.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
        error={at('description') ?? said.missing(line.description)}
      />
      <TextInput
        label={t('invoice.code')}
        value={line.commodityCode}
        maxLength={8}
        inputMode="numeric"
        onChange={(event) => change({ commodityCode: event.currentTarget.value.replace(/\D/g, '') })}
        error={at('commodityCode')}
      />
      <CodePicker
        list="country"
        label={t('invoice.origin')}
        value={line.originCountryCode}
        onChange={(originCountryCode) => change({ originCountryCode })}
        clearable
        error={at('originCountryCode')}
      />
      <DecimalInput
        label={t('invoice.quantity')}
        value={line.quantity}
        onChange={(quantity) => priced({ quantity })}
        error={at('quantity') ?? said.missing(line.quantity)}
      />
      <CodePicker
        list="unit"
        label={t('invoice.unit')}
        value={line.unitCode}
        onChange={(unitCode) => change({ unitCode })}
        error={at('unitCode') ?? said.missing(line.unitCode)}
      />
      <DecimalInput
        label={t('invoice.unitPrice')}
        value={line.unitPrice}
        onChange={(unitPrice) => priced({ unitPrice })}
        error={at('unitPrice') ?? said.missing(line.unitPrice)}
      />
      <DecimalInput
        label={t('invoice.amount')}
        value={line.amount}
        onChange={(amount) => change({ amount })}
        error={at('amount') ?? said.missing(line.amount)}
      />
      {remove && (
        <ActionIcon
          variant="subtle"
          color="slate"
          size={36}
          mt={25}
          aria-label={t('invoice.removeLine', { line: index + 1 })}
          onClick={remove}
        >
          <IconTrash size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

function amountOf({ quantity, unitPrice }: Pick<TypedLine, 'quantity' | 'unitPrice'>): string | undefined {
  const [count, price] = [parseDecimal(quantity), parseDecimal(unitPrice)];
  if (count === undefined || price === undefined) return undefined;
  return decimalText(roundDecimal(multiplyDecimals(count, price), AMOUNT_DECIMALS, 'half-up'));
}
