import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DeclarationView, InspectionFile } from '#web/client';
import { ProblemNote, useFormat, useLocal, useText } from '#web/ui';
import { FOLLOW_UP_FORMS, stepsFor, type FollowUp, type FollowUpStep, type FormStep } from './follow-up-forms.tsx';
import { FollowUpStanding } from './follow-up-standing.tsx';
import classes from './inspection.module.css';
import { useStep } from './use-inspection.ts';

interface SectionProps {
  readonly view: DeclarationView;
  readonly file: InspectionFile;
  /** Opens what is declared, to be assessed anew under a follow-up. */
  readonly onAssess: (followUp: string) => void;
}

/** What the discrepancies became, each with what came of it and the steps open to this officer. */
export function FollowUpSection(props: SectionProps) {
  const t = useText();
  const { followUps } = props.file;
  if (followUps.length === 0) return null;
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>{t('followUp.title')}</h3>
      <ul className={classes.findings}>
        {followUps.map((followUp) => (
          <li key={followUp.id} id={followUp.id} className={classes.finding}>
            <FollowUpItem {...props} followUp={followUp} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FollowUpItem(props: SectionProps & { readonly followUp: FollowUp }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { view, file, followUp, onAssess } = props;
  const [open, setOpen] = useState<FormStep | undefined>(undefined);
  const take = useStep(view.summary.number, () => undefined);
  const steps = stepsFor(followUp, file, view);
  const shown = open !== undefined && steps.includes(open) ? open : undefined;
  const { line, kind, declared, found } = followUp.discrepancy;
  const kindName = file.kinds.find((each) => each.kind === kind)?.name;
  const choose = (step: FollowUpStep) => {
    if (step === 'takeCase') take.mutate({ step, followUp: followUp.id });
    else if (step === 'assessAnew') onAssess(followUp.id);
    else setOpen(step);
  };
  return (
    <>
      <p>
        <strong>{t(`inspect.follow.${followUp.kind}`)}</strong> <span className="mono">{followUp.id}</span>
        {followUp.from !== null && (
          <span className="quiet">
            {' '}
            · {t('followUp.from')} <span className="mono">{followUp.from}</span>
          </span>
        )}
      </p>
      <p className="quiet">
        {line === null ? t('inspect.undeclared') : t('tax.line', { line })} · {kindName ? local(kindName) : kind}:{' '}
        {t('inspect.difference', { declared, found })} · {format.instant(followUp.openedAt)}
      </p>
      <FollowUpStanding followUp={followUp} currency={view.summary.currency} />
      {take.error && <ProblemNote error={take.error} />}
      {shown === undefined
        ? steps.length > 0 && (
            <div className={classes.steps}>
              {steps.map((step) => (
                <Button
                  key={step}
                  size="xs"
                  variant="default"
                  loading={step === 'takeCase' && take.isPending}
                  onClick={() => choose(step)}
                >
                  {t(`followUp.${step}`)}
                </Button>
              ))}
            </div>
          )
        : FOLLOW_UP_FORMS[shown]({ view, file, followUp, onDone: () => setOpen(undefined) })}
    </>
  );
}
