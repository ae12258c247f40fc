import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CodeName,
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
import { AnswerForm } from './answer-form.tsx';
import { FindingLabel } from './finding-label.tsx';
import { referralApi, type CaseReferral } from './referral-api.ts';
import classes from './referral.module.css';

const REFRESH_MS = 15_000;
const keyOf = (number: string) => ['case-referrals', number];

/** Other agencies that see the declaration: what they answered, and what the office makes of a concern. For the office alone. */
export function CaseReferrals(props: { readonly number: string }) {
  const t = useText();
  const { number } = props;
  const query = useQuery({
    queryKey: keyOf(number),
    queryFn: () => referralApi.onCase(number),
    refetchInterval: REFRESH_MS,
  });
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined || query.data.items.length === 0) return null;
  const { items, mayAct } = query.data;
  return (
    <div className={classes.case}>
      <Section title={t('referral.onCase')}>
        {items.map((referral) => (
          <Agency key={referral.agencyCode} referral={referral} mayAct={mayAct} />
        ))}
        <p className={classes.hidden}>
          <IconLock size={14} stroke={1.75} aria-hidden /> {t('referral.hidden')}
        </p>
      </Section>
    </div>
  );
}

function Agency(props: { readonly referral: CaseReferral; readonly mayAct: boolean }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const [doing, setDoing] = useState<'enter' | 'weigh'>();
  const { referral, mayAct } = props;
  const { number, agencyCode, finding, weighed, dueAt, reason, answeredAt, answeredBy, onPaper, office } = referral;
  const isAnswered = finding === 'noConcern' || finding === 'concern';
  const done = async () => {
    setDoing(undefined);
    await client.invalidateQueries({ queryKey: keyOf(number) });
  };
  return (
    <div className={classes.agency}>
      <h3>
        <CodeName list="agency" code={agencyCode} showCode />
      </h3>
      <Facts
        facts={[
          { label: t('referral.standing'), value: <FindingLabel finding={finding} weighed={weighed} /> },
          !isAnswered && { label: t('referral.due'), value: <DueBy at={dueAt} now={format.now()} /> },
          reason !== null &&
            reason !== '' && {
              label: t('referral.words'),
              value: <span className={classes.said}>{reason}</span>,
            },
          answeredAt !== null && {
            label: t(onPaper ? 'referral.enteredBy' : 'referral.answeredBy'),
            value: `${answeredBy} · ${format.instant(answeredAt)}`,
          },
          office && {
            label: t('referral.officeSays'),
            value: (
              <>
                <p className={classes.said}>{office.reason}</p>
                <p className="quiet">{`${office.by} · ${format.instant(office.at)}`}</p>
              </>
            ),
          },
        ]}
      />
      {finding === 'concern' && !weighed && <p>{t('referral.mustWeigh')}</p>}
      {mayAct && doing === undefined && (
        <div className={classes.buttons}>
          {finding === 'concern' && !weighed && (
            <Button size="xs" onClick={() => setDoing('weigh')}>
              {t('referral.weigh')}
            </Button>
          )}
          {(answeredAt === null || onPaper) && (
            <Button variant="default" size="xs" onClick={() => setDoing('enter')}>
              {t('referral.enter')}
            </Button>
          )}
        </div>
      )}
      {doing === 'weigh' && <Weigh referral={referral} onDone={done} onCancel={() => setDoing(undefined)} />}
      {doing === 'enter' && (
        <AnswerForm
          title="referral.enter"
          findings={['noConcern', 'concern']}
          send={(body, key) => referralApi.enter(number, agencyCode, body, key)}
          onCancel={() => setDoing(undefined)}
          onDone={done}
        />
      )}
    </div>
  );
}

function Weigh(props: {
  readonly referral: CaseReferral;
  readonly onDone: () => Promise<void>;
  readonly onCancel: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const { referral, onDone, onCancel } = props;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const step = useMutation({
    mutationFn: () => referralApi.weigh(referral.number, referral.agencyCode, reason.trim(), key),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('referral.weighed') });
      await onDone();
    },
    // What is changed after a refusal is another word.
    onError: () => setKey(crypto.randomUUID()),
  });
  return (
    <StepFrame
      title="referral.weigh"
      confirm="referral.weigh"
      pending={step.isPending}
      error={step.error}
      onCancel={onCancel}
      onSubmit={() => {
        setAsked(true);
        if (isSaid(reason)) step.mutate();
      }}
    >
      <WordsField
        label="referral.weighWords"
        missing="referral.wordsMissing"
        value={reason}
        asked={asked}
        onChange={setReason}
      />
    </StepFrame>
  );
}
