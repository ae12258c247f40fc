import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type OriginCheckAnswer, type OriginQuestion, type OriginRate } from '#web/client';
import {
  CodePicker,
  DecimalInput,
  Empty,
  ProblemNote,
  Section,
  tableClasses as table,
  useLocal,
  useText,
} from '#web/ui';
import { CheckResult } from './check-result.tsx';
import classes from './origin.module.css';

interface MaterialRow {
  readonly key: number;
  readonly code: string;
  readonly value: string;
  readonly country: string;
  readonly originating: boolean;
  /** The part of its value made in the parties. */
  readonly regional: string;
  readonly weight: string;
}
const COSTS = ['labour', 'overhead', 'other', 'profit'] as const;
type Cost = (typeof COSTS)[number] | 'exWorks' | 'fob';

interface Facts {
  readonly materials: readonly MaterialRow[];
  readonly costs: Readonly<Partial<Record<Cost, string>>>;
  readonly weight: string;
  readonly whollyObtained: boolean;
  readonly moreThanMinimal: boolean;
  readonly done: readonly string[];
}
const emptyRow = (key: number): MaterialRow => ({
  key,
  code: '',
  value: '',
  country: '',
  originating: false,
  regional: '',
  weight: '',
});
const NOTHING: Facts = {
  materials: [emptyRow(0)],
  costs: {},
  weight: '',
  whollyObtained: false,
  moreThanMinimal: false,
  done: [],
};

const TYPING_PAUSE_MS = 350;
/** As many as the API takes. */
const MATERIALS_MAX = 200;

/** Holds a product and its materials against the rule of an agreement, while they are typed. */
export function OriginCheck(props: {
  readonly rate: OriginRate;
  readonly code: string;
  readonly origin: string;
  readonly on: string;
}) {
  const t = useText();
  const { rate, code, origin, on } = props;
  const [facts, setFacts] = useState(NOTHING);
  const change = (part: Partial<Facts>) => setFacts((before) => ({ ...before, ...part }));
  const [question] = useDebouncedValue(
    questionOf(facts, { agreement: rate.treatment, code, origin, on }),
    TYPING_PAUSE_MS,
  );
  const found = useQuery({
    queryKey: ['origin-check', JSON.stringify(question)],
    queryFn: ({ signal }) => (question ? api.checkOrigin(question, signal) : Promise.resolve(null)),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const answer: OriginCheckAnswer | null = (question && found.data) ?? null;
  const weighs = facts.weight !== '' || (answer?.missing.some(({ fact }) => fact === 'weight') ?? false);
  return (
    <Section title={t('origin.check')}>
      <p className={classes.note}>{t('origin.checkLead', { agreement: rate.treatment })}</p>
      <MaterialsGrid
        rows={facts.materials}
        answer={answer}
        shown={{ weight: weighs, regional: countsWork(rate) }}
        onChange={(materials) => change({ materials })}
      />
      {facts.materials.some(isIncomplete) && <p className={classes.note}>{t('origin.incomplete')}</p>}
      <CostFields rate={rate} facts={facts} weighs={weighs} onChange={change} />
      <Statements rate={rate} facts={facts} onChange={change} />
      <div className={classes.verdict} aria-live="polite">
        {found.error && question && <ProblemNote error={found.error} />}
        {!question && <Empty title={t('origin.checkWaitingTitle')} hint={t('origin.checkWaiting')} />}
        {answer && !found.error && <CheckResult answer={answer} />}
      </div>
    </Section>
  );
}

/** The columns that only some rules ask for. */
interface Shown {
  readonly weight: boolean;
  readonly regional: boolean;
}

/** Whether work done in the parties on foreign materials may count. */
const countsWork = ({ cumulation }: OriginRate): boolean =>
  cumulation !== null && (cumulation.kind === 'full' || cumulation.partialFrom !== null);

function MaterialsGrid(props: {
  readonly rows: readonly MaterialRow[];
  readonly answer: OriginCheckAnswer | null;
  readonly shown: Shown;
  readonly onChange: (rows: readonly MaterialRow[]) => void;
}) {
  const t = useText();
  const { rows, shown, onChange } = props;
  const set = (key: number, part: Partial<MaterialRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () => onChange([...rows, emptyRow(Math.max(-1, ...rows.map(({ key }) => key)) + 1)]);
  return (
    <>
      <div className={table.scroll}>
        <table className={`${table.table} ${classes.materials}`}>
          <caption>{t('origin.materials')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('origin.material')}</th>
              <th scope="col">{t('origin.materialOrigin')}</th>
              <th scope="col" className={table.num}>
                {t('origin.materialValue')}
              </th>
              {shown.regional && (
                <th scope="col" className={table.num}>
                  {t('origin.regional')}
                </th>
              )}
              {shown.weight && (
                <th scope="col" className={table.num}>
                  {t('origin.weight')}
                </th>
              )}
              <th scope="col">{t('origin.materialProof')}</th>
              <th scope="col">
                <span className={classes.hidden}>{t('origin.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, position) => (
              <Material
                key={row.key}
                row={row}
                number={position + 1}
                shown={shown}
                onChange={(part) => set(row.key, part)}
                onRemove={() => onChange(rows.filter(({ key }) => key !== row.key))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Button
        variant="default"
        size="xs"
        mt={12}
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={rows.length >= MATERIALS_MAX}
        onClick={add}
      >
        {t('origin.addMaterial')}
      </Button>
    </>
  );
}

function Material(props: {
  readonly row: MaterialRow;
  readonly number: number;
  readonly shown: Shown;
  readonly onChange: (part: Partial<MaterialRow>) => void;
  readonly onRemove: () => void;
}) {
  const t = useText();
  const { row, number, onChange } = props;
  const named = (label: string) => t('origin.ofMaterial', { label, number });
  const wrong = row.code !== '' && !isMaterialCode(row.code);
  return (
    <tr>
      <td data-label={t('origin.material')}>
        <TextInput
          aria-label={named(t('origin.material'))}
          value={row.code}
          inputMode="numeric"
          autoComplete="off"
          placeholder={t('origin.materialExample')}
          error={wrong && row.code.length >= CODE_LENGTH_MIN ? t('origin.materialWrong') : undefined}
          onChange={(event) => onChange({ code: event.currentTarget.value.replace(/[ .]/g, '') })}
        />
      </td>
      <td data-label={t('origin.materialOrigin')}>
        <CodePicker
          list="country"
          label={named(t('origin.materialOrigin'))}
          hideLabel
          value={row.country}
          onChange={(country) => onChange({ country })}
        />
      </td>
      <td data-label={t('origin.materialValue')}>
        <DecimalInput
          label={named(t('origin.materialValue'))}
          hideLabel
          value={row.value}
          onChange={(value) => onChange({ value })}
        />
      </td>
      {props.shown.regional && (
        <td data-label={t('origin.regional')}>
          <DecimalInput
            label={named(t('origin.regional'))}
            hideLabel
            value={row.regional}
            onChange={(regional) => onChange({ regional })}
          />
        </td>
      )}
      {props.shown.weight && (
        <td data-label={t('origin.weight')}>
          <DecimalInput
            label={named(t('origin.weight'))}
            hideLabel
            value={row.weight}
            onChange={(weight) => onChange({ weight })}
          />
        </td>
      )}
      <td className={classes.tick} data-label={t('origin.materialProof')}>
        <Checkbox
          aria-label={named(t('origin.materialProof'))}
          checked={row.originating}
          onChange={(event) => onChange({ originating: event.currentTarget.checked })}
        />
      </td>
      <td className={classes.tick}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('origin.removeMaterial', { number })}
          onClick={props.onRemove}
        >
          <IconTrash size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}

function CostFields(props: {
  readonly rate: OriginRate;
  readonly facts: Facts;
  readonly weighs: boolean;
  readonly onChange: (part: Partial<Facts>) => void;
}) {
  const t = useText();
  const { rate, facts, onChange } = props;
  const price: Cost = rate.valueBasis === 'fob' ? 'fob' : 'exWorks';
  const shown: readonly Cost[] = [price, ...(rate.methods.includes('build-up') ? COSTS : [])];
  return (
    <div className={classes.costs}>
      {shown.map((cost) => (
        <DecimalInput
          key={cost}
          label={t(`origin.cost.${cost}`)}
          value={facts.costs[cost] ?? ''}
          onChange={(amount) => onChange({ costs: { ...facts.costs, [cost]: amount } })}
        />
      ))}
      {props.weighs && (
        <DecimalInput
          label={t('origin.productWeight')}
          value={facts.weight}
          onChange={(weight) => onChange({ weight })}
        />
      )}
    </div>
  );
}

function Statements(props: {
  readonly rate: OriginRate;
  readonly facts: Facts;
  readonly onChange: (part: Partial<Facts>) => void;
}) {
  const t = useText();
  const local = useLocal();
  const { rate, facts, onChange } = props;
  return (
    <fieldset className={classes.statements}>
      <legend>{t('origin.statements')}</legend>
      <Checkbox
        label={t('origin.moreThanMinimal')}
        checked={facts.moreThanMinimal}
        onChange={(event) => onChange({ moreThanMinimal: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('origin.whollyObtained')}
        checked={facts.whollyObtained}
        onChange={(event) => onChange({ whollyObtained: event.currentTarget.checked })}
      />
      {(rate.rule?.processes ?? []).map(({ process, name }) => (
        <Checkbox
          key={process}
          label={local(name)}
          checked={facts.done.includes(process)}
          onChange={(event) =>
            onChange({
              done: event.currentTarget.checked
                ? [...facts.done, process]
                : facts.done.filter((other) => other !== process),
            })
          }
        />
      ))}
    </fieldset>
  );
}

const CODE_LENGTH_MIN = 4;
const isMaterialCode = (code: string): boolean => /^\d{4,8}$/.test(code);

/** Begun, but not yet counted. */
const isIncomplete = ({ code, value }: MaterialRow): boolean =>
  (code !== '' || value !== '') && !(isMaterialCode(code) && value !== '');

/** The question, as soon as a material or a statement says something. What was not ticked was not said. */
function questionOf(
  facts: Facts,
  about: { readonly agreement: string; readonly code: string; readonly origin: string; readonly on: string },
): OriginQuestion | undefined {
  const materials = facts.materials.filter(({ code, value }) => isMaterialCode(code) && value !== '');
  if (materials.length === 0 && !facts.whollyObtained) return undefined;
  const costs = Object.fromEntries(Object.entries(facts.costs).filter(([, amount]) => amount !== ''));
  return {
    agreement: about.agreement,
    commodityCode: about.code,
    originCountryCode: about.origin,
    on: about.on,
    ...(facts.whollyObtained && { whollyObtained: true }),
    ...(facts.moreThanMinimal && { onlyMinimalWork: false }),
    ...(facts.weight !== '' && { weight: facts.weight }),
    processes: facts.done.map((process) => ({ process, done: true })),
    costs,
    materials: materials.map((row) => ({
      commodityCode: row.code,
      value: row.value,
      originating: row.originating,
      ...(row.country !== '' && { originCountryCode: row.country }),
      ...(row.regional !== '' && !row.originating && { regionalValue: row.regional }),
      ...(row.weight !== '' && { weight: row.weight }),
    })),
  };
}
