import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { GUIDED_QUESTIONS, GUIDED_TASKS, type GuidedTask, type OpenMatter } from '#core/draft';
import { errorsOf } from '#core/kernel';
import { ProblemNote, useText } from '#web/ui';
import { useChecks } from '../checks.tsx';
import { TextField } from '../fields.tsx';
import type { Sending } from '../send-draft.ts';
import { Answers } from './answers.tsx';
import { useGuided } from './guided-context.ts';
import classes from './guided.module.css';
import { MatterNote } from './matter-note.tsx';
import { PlaceLink } from './place-link.tsx';
import { ProblemList } from './problem-list.tsx';
import { Question } from './question.tsx';
import { TaskStateIcon } from './task-state.tsx';
import { WhatIsDue } from './tax-task.tsx';

const STEPS_BEFORE = GUIDED_TASKS.filter((task) => task !== 'sign');

/** The look at everything before it is signed: what stands in the way, what is open, what was answered, what will be due. */
export function SignTask(props: { readonly signing: Sending }) {
  const t = useText();
  const { tasks, matters } = useGuided();
  const { refusals, attempted } = useChecks();
  const { signing } = props;
  const [isAccepted, setAccepted] = useState(false);
  const [isAsked, setAsked] = useState(false);
  // What is only not answered yet stands among the answers, until somebody tries to lodge it all the same.
  const wrong = tasks.flatMap(({ problems }) => problems);
  const hindering = errorsOf(refusals).filter(({ causedBy }) => !causedBy);
  const lacksAcceptance = matters.length > 0 && !isAccepted;
  const lodge = () => {
    setAsked(true);
    if (hindering.length > 0 || !lacksAcceptance) signing.send(true);
  };
  return (
    <>
      <div id="corrections" tabIndex={-1} className={classes.corrections}>
        <ProblemList problems={attempted ? hindering : wrong} />
      </div>
      <Matters />
      <section aria-label={t('guided.review')}>
        <h3 className={classes.reviewTitle}>{t('guided.review')}</h3>
        {STEPS_BEFORE.map((task) => (
          <ReviewedStep key={task} task={task} />
        ))}
      </section>
      <WhatIsDue />
      <Question id="reference">
        <TextField at="/functionalReferenceId" label={t('draft.ownReference')} span={6} mono />
      </Question>
      {signing.failure && <ProblemNote error={signing.failure} />}
      <div className={classes.sign}>
        {matters.length > 0 && (
          <Checkbox
            label={t('guided.mattersAccept')}
            checked={isAccepted}
            error={isAsked && lacksAcceptance && t('guided.mattersAsk')}
            onChange={(event) => setAccepted(event.currentTarget.checked)}
          />
        )}
        <p className={classes.hint}>
          {t('guided.signHint')} {t('draft.registerHint')}
        </p>
        <div className={classes.signActions}>
          <Button loading={signing.pending === 'register'} onClick={lodge}>
            {t('draft.register')}
          </Button>
          <Button variant="default" loading={signing.pending === 'keep'} onClick={() => signing.send(false)}>
            {t('draft.preRegister')}
          </Button>
        </div>
        {signing.problems > 0 && <p role="status">{t('draft.stillProblems', { count: signing.problems })}</p>}
      </div>
    </>
  );
}

/** Every question that somebody put off, with who is to answer it. */
function Matters() {
  const t = useText();
  const { matters } = useGuided();
  return (
    <section aria-label={t('guided.matters')} className={classes.matters}>
      <h3 className={classes.reviewTitle}>{t('guided.matters')}</h3>
      {matters.length === 0 && <p className={classes.hint}>{t('guided.mattersNone')}</p>}
      <ul>
        {matters.map((matter) => (
          <li key={`${matter.question} ${matter.line ?? ''}`}>
            <MatterLink matter={matter} />
            <MatterNote matter={matter} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function MatterLink(props: { readonly matter: OpenMatter }) {
  const t = useText();
  const { question, line } = props.matter;
  const task = GUIDED_QUESTIONS.find(({ id }) => id === question)?.task ?? 'sign';
  return (
    <PlaceLink to={{ task, ...(task === 'goods' && line !== undefined && { line }) }}>
      {line !== undefined && `${t('guided.line', { line: line + 1 })} · `}
      {t(`guided.q.${question}`)}
    </PlaceLink>
  );
}

function ReviewedStep(props: { readonly task: GuidedTask }) {
  const t = useText();
  const { tasks } = useGuided();
  const { task } = props;
  const standing = tasks.find((one) => one.task === task);
  const name = t(`guided.task.${task}`);
  return (
    <section aria-label={name} className={classes.reviewed}>
      <div className={classes.reviewedHead}>
        <h4>
          {standing && <TaskStateIcon state={standing.state} />} {name}
        </h4>
        <PlaceLink to={{ task }} label={t('guided.changeOf', { task: name })}>
          {t('guided.change')}
        </PlaceLink>
      </div>
      <Answers task={task} />
    </section>
  );
}
