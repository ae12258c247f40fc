import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Compliance } from '#web/client';
import { isSaid, Section, StepFrame, useFormat, useLocal, useSaidAt, useText, useToast, WordsField } from '#web/ui';
import { complianceApi } from './compliance-api.ts';
import classes from './compliance.module.css';

/** What the party says against its measure, and what customs answers. */
export function Contests(props: { readonly compliance: Compliance }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { contests, may } = props.compliance;
  if (contests.length === 0 && !may.contest) return null;
  return (
    <Section
      title={t('compliance.contests')}
      aside={
        may.contest &&
        !open && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {t('compliance.contest')}
          </Button>
        )
      }
    >
      {open && <ContestForm compliance={props.compliance} onDone={() => setOpen(false)} />}
      {contests.length === 0 && !open && <p className="quiet">{t('compliance.noContests')}</p>}
      <ol className={classes.contests}>
        {contests.map((contest) => (
          <ContestItem key={contest.id} compliance={props.compliance} contest={contest} />
        ))}
      </ol>
    </Section>
  );
}

function ContestItem(props: { readonly compliance: Compliance; readonly contest: Compliance['contests'][number] }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { reason, since, factorLabel, answer } = props.contest;
  const mayAnswer = answer === null && props.compliance.may.answer;
  return (
    <li className={classes.contest}>
      <p className="quiet">
        {format.instant(since)} · {factorLabel ? local(factorLabel) : t('compliance.whole')}
      </p>
      <p>{reason}</p>
      {answer === null ? (
        <p className="quiet">{t('compliance.waiting')}</p>
      ) : (
        <div className={classes.answer}>
          <p>
            <strong>{t(answer.upheld ? 'compliance.upheld' : 'compliance.rejected')}</strong>{' '}
            <span className="quiet">{format.instant(answer.at)}</span>
          </p>
          <p>{answer.reason}</p>
          {answer.correction && (
            <p className="quiet">
              {t('compliance.correction', {
                level: answer.correction.level,
                riskClass: answer.correction.riskClass,
                until: format.date(answer.correction.until),
              })}
            </p>
          )}
        </div>
      )}
      {mayAnswer && !open && (
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          {t('compliance.answer')}
        </Button>
      )}
      {mayAnswer && open && (
        <AnswerForm compliance={props.compliance} contestId={props.contest.id} onDone={() => setOpen(false)} />
      )}
    </li>
  );
}

const WHOLE = 'whole';

function ContestForm(props: { readonly compliance: Compliance; readonly onDone: () => void }) {
  const t = useText();
  const local = useLocal();
  const toast = useToast();
  const queries = useQueryClient();
  const { id, factors } = props.compliance;
  // A second click, or a second try after a lost answer, is the same contest.
  const [contest] = useState(() => crypto.randomUUID());
  const [factor, setFactor] = useState(WHOLE);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const send = useMutation({
    mutationFn: () =>
      complianceApi.contestCompliance(id, {
        contest,
        reason: reason.trim(),
        ...(factor === WHOLE ? {} : { factor: factor as 'declarations' }),
      }),
    onSuccess: (next) => {
      queries.setQueryData(['compliance', id], next);
      toast({ kind: 'done', text: t('compliance.contested') });
      props.onDone();
    },
  });
  const said = useSaidAt(send.error, ['reason', 'factor']);
  return (
    <StepFrame
      title="compliance.contest"
      confirm="compliance.send"
      pending={send.isPending}
      error={send.error}
      saidAt={said}
      onCancel={props.onDone}
      onSubmit={() => {
        setAsked(true);
        if (isSaid(reason)) send.mutate();
      }}
    >
      <Select
        label={t('compliance.about')}
        data={[
          { value: WHOLE, label: t('compliance.whole') },
          ...factors.map(({ factor: value, label }) => ({ value, label: local(label) })),
        ]}
        value={factor}
        error={said.at('factor')}
        onChange={(next) => setFactor(next ?? WHOLE)}
        allowDeselect={false}
      />
      <WordsField
        label="compliance.why"
        missing="compliance.whyMissing"
        value={reason}
        asked={asked}
        said={said.at('reason')}
        onChange={setReason}
      />
    </StepFrame>
  );
}

const LEVELS = ['2', '3', '4', '5'] as const;
const CLASSES = ['2', '3', '4', '5', '6', '7', '8', '9'] as const;
const UPHELD = 'upheld';
const REJECTED = 'rejected';

function AnswerForm(props: {
  readonly compliance: Compliance;
  readonly contestId: string;
  readonly onDone: () => void;
}) {
  const t = useText();
  const queries = useQueryClient();
  const { id, aeo } = props.compliance;
  const [outcome, setOutcome] = useState<string | null>(null);
  const [level, setLevel] = useState(String(props.compliance.level));
  const [riskClass, setClass] = useState(String(props.compliance.riskClass));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const upheld = outcome === UPHELD;
  const send = useMutation({
    mutationFn: () =>
      complianceApi.answerContest(id, props.contestId, {
        upheld,
        reason: reason.trim(),
        ...(upheld && {
          correction: { level: Number(level) as 3, riskClass: Number(riskClass) as 4, until },
        }),
      }),
    onSuccess: (next) => {
      queries.setQueryData(['compliance', id], next);
      void queries.invalidateQueries({ queryKey: ['complianceContests'] });
      props.onDone();
    },
  });
  const said = useSaidAt(send.error, ['level', 'riskClass', 'until', 'reason']);
  const grades = (all: readonly string[]) => (aeo ? ['1', ...all] : all);
  return (
    <StepFrame
      title="compliance.answer"
      confirm="compliance.send"
      pending={send.isPending}
      error={send.error}
      saidAt={said}
      onCancel={props.onDone}
      onSubmit={() => {
        setAsked(true);
        if (outcome !== null && isSaid(reason) && (!upheld || until !== '')) send.mutate();
      }}
    >
      <Select
        label={t('compliance.outcome')}
        data={[
          { value: UPHELD, label: t('compliance.upheld') },
          { value: REJECTED, label: t('compliance.rejected') },
        ]}
        value={outcome}
        onChange={setOutcome}
        error={asked && outcome === null ? t('compliance.outcomeMissing') : undefined}
      />
      {upheld && (
        <div className={classes.fields}>
          <Select
            label={t('compliance.level')}
            data={grades(LEVELS).map((value) => ({
              value,
              label: `${value} · ${t(`compliance.level.${value}` as 'compliance.level.1')}`,
            }))}
            value={level}
            error={said.at('level')}
            onChange={(next) => setLevel(next ?? level)}
            allowDeselect={false}
          />
          <Select
            label={t('compliance.class')}
            data={grades(CLASSES).map((value) => ({
              value,
              label: `${value} · ${t(`compliance.class.${value}` as 'compliance.class.1')}`,
            }))}
            value={riskClass}
            error={said.at('riskClass')}
            onChange={(next) => setClass(next ?? riskClass)}
            allowDeselect={false}
          />
          <TextInput
            type="date"
            label={t('compliance.until')}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            error={asked && until === '' ? t('compliance.untilMissing') : said.at('until')}
          />
        </div>
      )}
      <WordsField
        label="compliance.why"
        missing="compliance.whyMissing"
        value={reason}
        asked={asked}
        said={said.at('reason')}
        onChange={setReason}
      />
    </StepFrame>
  );
}
