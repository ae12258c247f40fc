import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import type { ComparedFigure, ComparedRow, Variation } from '#core/assessment';
import { ScrollRegion, tableClasses as table, useCodeNames, useFormat, useLocal, useText } from '#web/ui';
import type { Refusal } from '#core/kernel';
import type { Answers } from './assess-here.ts';
import classes from './calculator.module.css';

/** Each figure in every answer; what differs from the question itself stands out, with by how much. */
export function ComparisonTable(props: {
  readonly answers: Answers;
  readonly variations: readonly Variation[];
  readonly onRemove: (position: number) => void;
}) {
  const t = useText();
  const local = useLocal();
  const { answers, variations } = props;
  const words = useVariationWords();
  const names = [t('whatIf.base'), ...variations.map(words)];
  return (
    <>
      <ScrollRegion label={t('whatIf.caption')}>
        <table className={`${table.table} ${classes.comparison}`}>
          <caption>{t('whatIf.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('tax.kind')}</th>
              {names.map((name, column) => (
                <th key={column} scope="col" className={`${table.num} ${classes.columnHead}`}>
                  <div>
                    {column > 0 && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        size="sm"
                        aria-label={t('whatIf.remove', { name })}
                        onClick={() => props.onRemove(column - 1)}
                      >
                        <IconX size={14} aria-hidden />
                      </ActionIcon>
                    )}
                    <span className={classes.columnName}>{name}</span>
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsToShow(answers.rows).map((row) => (
              <tr key={`${row.line} ${row.taxType}`} {...(row.taxType === 'PAYABLE' && { className: table.total })}>
                <th scope="row">{local(row.label)}</th>
                {row.figures.map((figure, column) => (
                  <Figure
                    key={column}
                    figure={figure}
                    difference={row.differences[column] ?? null}
                    named={CHOSEN.has(row.taxType)}
                    otherRate={
                      figure !== null &&
                      (figure.rate !== row.figures[0]?.rate || figure.measure !== row.figures[0]?.measure)
                    }
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Obstacles answers={answers} names={names} />
    </>
  );
}

/** Taxes whose rate somebody chooses by a name; of the others the rate says enough. */
const CHOSEN: ReadonlySet<string> = new Set(['CUD', 'VAT']);

/** With one line of goods its own taxes say all that the totals would, but the sum; of several lines the totals are compared. */
function rowsToShow(rows: readonly ComparedRow[]): readonly ComparedRow[] {
  const several = rows.some(({ line }) => line !== null && line > 1);
  return rows.filter(({ line, taxType }) => (line === null ? several || taxType === 'PAYABLE' : !several));
}

function Figure(props: {
  readonly figure: ComparedFigure | null;
  readonly difference: string | null;
  readonly named: boolean;
  readonly otherRate: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const { figure, difference, otherRate } = props;
  if (figure === null)
    return (
      <td className={table.num}>
        <span aria-label={t('whatIf.none')}>–</span>
      </td>
    );
  const differs = difference !== null && difference !== '0';
  const more = differs && !difference.startsWith('-');
  return (
    <td className={table.num} {...((differs || otherRate) && { 'data-differs': '' })}>
      <span className={classes.amount}>{format.decimal(figure.amount)}</span>
      {figure.rate !== '' && (
        <span className={table.sub}>
          {props.named ? `${figure.measure} · ` : ''}
          {format.calculation(figure.rate)}
        </span>
      )}
      {differs && (
        <span className={classes.difference}>
          {more ? '+' : ''}
          {format.decimal(difference)}
        </span>
      )}
    </td>
  );
}

/** Why a column has no figures, where that is not what the question itself lacks: that stands above. */
function Obstacles(props: { readonly answers: Answers; readonly names: readonly string[] }) {
  const local = useLocal();
  const { answers } = props.answers;
  const said = new Set(answers[0]?.refusals.map(placeOf));
  const obstacles = answers.flatMap(({ totalPayable, refusals }, column) =>
    totalPayable === null
      ? refusals.filter((refusal) => !said.has(placeOf(refusal))).map((refusal) => ({ column, refusal }))
      : [],
  );
  if (obstacles.length === 0) return null;
  return (
    <ul className={classes.reasons}>
      {obstacles.map(({ column, refusal }, position) => (
        <li key={position}>
          <IconAlertTriangle size={18} aria-hidden />
          <div>
            <p className={classes.reasonTitle}>
              {props.names[column]}: {local(refusal.message)}
            </p>
            <p className="quiet">{local(refusal.fix)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** `Japan · VJEPA`: what is otherwise, in words. */
function useVariationWords(): (variation: Variation) => string {
  const format = useFormat();
  const countryName = useCodeNames('country');
  return ({ originCountryCode, tariffTreatment, commodityCode, incoterm, on }) =>
    [
      commodityCode,
      originCountryCode && countryName(originCountryCode),
      tariffTreatment,
      incoterm,
      on && format.date(on),
    ]
      .filter(Boolean)
      .join(' · ');
}

const placeOf = ({ code, pointer }: Pick<Refusal, 'code' | 'pointer'>): string => `${code} ${pointer}`;
