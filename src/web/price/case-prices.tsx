import { Button, Select } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  DueBy,
  Facts,
  isSaid,
  ProblemNote,
  Section,
  StepFrame,
  useFormat,
  useText,
  useToast,
  WordsField,
} from '#web/ui';
import { MonthTable } from './month-table.tsx';
import { priceApi, type CasePricesView, type LinePrice } from './price-api.ts';
import classes from './price.module.css';
import { Legend, StripPlot } from './strip-plot.tsx';
import { usePrice } from './use-price.ts';

/** Lines about whose price somebody has yet to decide: an officer would ask about them first. */
export function useDoubtedLines(number: string): readonly number[] {
  const { data } = useCasePrices(number);
  return data?.lines.flatMap(({ sequence, doubt }) => (doubt?.outcome === 'open' ? [sequence] : [])) ?? [];
}

const useCasePrices = (number: string) =>
  useQuery({ queryKey: keyOf(number), queryFn: () => priceApi.onCase(number), refetchInterval: REFRESH_MS });

const REFRESH_MS = 15_000;
const keyOf = (number: string) => ['case-prices', number];
/** Below this, a picture of prices says little. */
const THIN_BELOW = 10;

/** Prices of an import beside accepted ones of like goods, for the office alone: a question, not a finding. */
export function CasePrices(props: { readonly number: string }) {
  const t = useText();
  const { number } = props;
  const [chosen, setChosen] = useState<number>();
  const query = useCasePrices(number);
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const lines = query.data?.lines ?? [];
  const line = lines.find(({ sequence }) => sequence === chosen) ?? mostUnusual(lines);
  if (query.data === undefined || line === undefined) return null;
  return (
    <div className={classes.case}>
      <Section title={t('price.onCase')}>
        {lines.length > 1 && (
          <Select
            label={t('price.line')}
            className={classes.chooser}
            allowDeselect={false}
            value={String(line.sequence)}
            onChange={(value) => setChosen(Number(value))}
            data={lines.map(({ sequence, code, doubt }) => ({
              value: String(sequence),
              label: `${t('price.lineLabel', { line: sequence, code })}${doubt ? ` · ${t('price.doubt')}` : ''}`,
            }))}
          />
        )}
        <Figures line={line} currency={query.data.currency} />
        {line.usual === null && <p className="quiet">{t('price.unknown')}</p>}
        <Like key={line.sequence} number={number} line={line} currency={query.data.currency} />
        {line.doubt && <Doubt key={`doubt ${line.sequence}`} number={number} line={line} view={query.data} />}
        <p className={classes.hidden}>
          <IconLock size={14} stroke={1.75} aria-hidden /> {t('price.hidden')}
        </p>
      </Section>
    </div>
  );
}

/** A doubt before all others, and among these the cheapest. */
const mostUnusual = (lines: readonly LinePrice[]): LinePrice | undefined =>
  lines.toSorted(
    (a, b) =>
      Number(b.doubt?.outcome === 'open') - Number(a.doubt?.outcome === 'open') ||
      (a.decided?.score ?? a.deviations ?? 0) - (b.decided?.score ?? b.deviations ?? 0) ||
      a.sequence - b.sequence,
  )[0];

function Figures(props: { readonly line: LinePrice; readonly currency: string }) {
  const t = useText();
  const { line, currency } = props;
  const { usual, decided, deviations, unit } = line;
  const shown = usePrice(`${currency}/${unit}`);
  const plain = usePrice('');
  const apart = useDeviations();
  return (
    <Facts
      facts={[
        { label: t('price.own'), value: <strong>{shown(line.price)}</strong> },
        usual && {
          label: t('price.usual'),
          value: t('price.band', {
            low: plain(usual.low).trim(),
            high: plain(usual.high).trim(),
            centre: shown(usual.centre),
          }),
        },
        usual && {
          label: t('price.rests'),
          value: `${t('price.samples', { count: usual.samples })}; ${t(`price.level.${usual.level}`)}`,
        },
        decided && { label: t('price.decided'), value: apart(decided.score) },
        deviations !== null && { label: t('price.today'), value: apart(deviations) },
      ]}
    />
  );
}

const USUAL_BELOW = 2;

function useDeviations(): (score: number) => string {
  const t = useText();
  const format = useFormat();
  return (score) =>
    Math.abs(score) < USUAL_BELOW
      ? t('price.inUsual')
      : t(score < 0 ? 'price.below' : 'price.above', { count: format.decimal(Math.abs(score).toFixed(1)) });
}

function Like(props: { readonly number: string; readonly line: LinePrice; readonly currency: string }) {
  const t = useText();
  const { number, line, currency } = props;
  const query = useQuery({
    queryKey: [...keyOf(number), line.sequence],
    queryFn: () => priceApi.like(number, line.sequence),
  });
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  const { prices, isCut } = query.data;
  if (prices.length === 0) return line.usual === null ? null : <p className="quiet">{t('price.none')}</p>;
  return (
    <figure className={classes.figure}>
      <StripPlot line={line} like={query.data} currency={currency} />
      <figcaption>
        <Legend hasUsual={line.usual !== null} hasOthers={prices.some(({ sameOrigin }) => !sameOrigin)} />
        {prices.length < THIN_BELOW && <p className={classes.note}>{t('price.thin', { count: prices.length })}</p>}
        {isCut && <p className={classes.note}>{t('price.cut', { count: prices.length })}</p>}
        <MonthTable like={query.data} currency={currency} />
      </figcaption>
    </figure>
  );
}

function Doubt(props: { readonly number: string; readonly line: LinePrice; readonly view: CasePricesView }) {
  const t = useText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { number, line, view } = props;
  const { doubt } = line;
  if (doubt === null) return null;
  const isOpen = doubt.outcome === 'open';
  return (
    <div className={classes.doubt}>
      <Facts
        facts={[
          { label: t('price.doubt'), value: <strong>{t(`price.outcome.${doubt.outcome}`)}</strong> },
          isOpen && { label: t('price.settleBy'), value: <DueBy at={doubt.settleBy} now={format.now()} /> },
          doubt.setAside && {
            label: t('price.outcome.setAside'),
            value: (
              <>
                <p>{t('price.asideBy', { by: doubt.setAside.by, reason: doubt.setAside.reason })}</p>
                <p className="quiet">{format.instant(doubt.setAside.at)}</p>
              </>
            ),
          },
        ]}
      />
      {isOpen && <p className={classes.note}>{t('price.howToSettle')}</p>}
      {view.mayClear.includes(line.sequence) &&
        (open ? (
          <SetAside number={number} sequence={line.sequence} onDone={() => setOpen(false)} />
        ) : (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {t('price.setAside')}
          </Button>
        ))}
    </div>
  );
}

function SetAside(props: { readonly number: string; readonly sequence: number; readonly onDone: () => void }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const { number, sequence, onDone } = props;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const step = useMutation({
    mutationFn: () => priceApi.setAside(number, { sequences: [sequence], reason: reason.trim() }, key),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('price.doneAside') });
      onDone();
      await client.invalidateQueries({ queryKey: keyOf(number) });
    },
  });
  return (
    <StepFrame
      title="price.setAside"
      confirm="price.setAside"
      pending={step.isPending}
      error={step.error}
      onCancel={onDone}
      onSubmit={() => {
        setAsked(true);
        if (isSaid(reason)) step.mutate();
      }}
    >
      <WordsField
        label="price.reason"
        missing="price.reasonMissing"
        value={reason}
        asked={asked}
        onChange={setReason}
      />
    </StepFrame>
  );
}
