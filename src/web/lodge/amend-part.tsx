import { Textarea } from '@mantine/core';
import { CodePicker, useText } from '#web/ui';
import classes from './lodge.module.css';
import { Part } from './sections.tsx';

/** Why a registered declaration is amended. */
export interface AmendmentReason {
  readonly reasonCode: string;
  readonly reason: string;
}

/** The server wants a sentence, not a mark: at least this many letters. */
const REASON_LENGTH_MIN = 3;
const isReason = (text: string): boolean => text.trim().length >= REASON_LENGTH_MIN;
export const isComplete = ({ reasonCode, reason }: AmendmentReason): boolean => reasonCode !== '' && isReason(reason);

/** Stands before the fields of a declaration that is amended. */
export function AmendPart(props: {
  readonly reason: AmendmentReason;
  readonly asked: boolean;
  readonly onChange: (next: AmendmentReason) => void;
}) {
  const t = useText();
  const { reason, asked, onChange } = props;
  return (
    <Part id="amend" title="amend.part">
      <div className={classes.parties}>
        <CodePicker
          list="amendment-reason"
          label={t('amend.reasonCode')}
          value={reason.reasonCode}
          onChange={(reasonCode) => onChange({ ...reason, reasonCode })}
          error={asked && reason.reasonCode === '' ? t('steps.missing') : undefined}
        />
        <Textarea
          label={t('amend.reason')}
          autosize
          minRows={1}
          maxRows={5}
          value={reason.reason}
          onChange={(event) => onChange({ ...reason, reason: event.currentTarget.value })}
          error={asked && !isReason(reason.reason) ? t('case.reasonMissing') : undefined}
        />
      </div>
    </Part>
  );
}
