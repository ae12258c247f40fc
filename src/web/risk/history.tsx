import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleView } from '#web/client';
import { ChangesTable } from '#web/approval';
import { ReasonDialog, useFormat, useText, useToast } from '#web/ui';
import { ruleDifference } from './rule-difference.ts';
import classes from './risk.module.css';
import { rulesApi } from './rules-api.ts';

/** Every version with what it changed, the newest first; those agreed to before can be gone back to at once. */
export function History(props: { readonly view: RuleView }) {
  const { view } = props;
  return view.versions.map((version, index) => (
    <Version key={version.rule.version} view={view} version={version} before={view.versions[index + 1]} />
  ));
}

type Kept = RuleView['versions'][number];

function Version(props: { readonly view: RuleView; readonly version: Kept; readonly before: Kept | undefined }) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [asks, setAsks] = useState(false);
  const { view, version, before } = props;
  const { rule, adopted, current, restorable } = version;
  const number = rule.version;
  const change = ruleDifference(before?.rule, rule);
  return (
    <div className={classes.version}>
      <div className={classes.views}>
        <strong>
          {t('risk.versionOf', { version: number })}
          {current && ` · ${t('risk.current')}`}
        </strong>
        <div className={classes.buttons}>
          {before !== undefined && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={opened}
              aria-label={t(opened ? 'risk.hideDiffOf' : 'risk.showDiffOf', { version: number })}
              onClick={() => setOpened(!opened)}
            >
              {t(opened ? 'risk.hideDiff' : 'risk.showDiff')}
            </Button>
          )}
          {restorable && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('risk.restoreOf', { version: number })}
              onClick={() => setAsks(true)}
            >
              {t('risk.restore')}
            </Button>
          )}
        </div>
      </div>
      <p className="quiet">
        {adopted === null
          ? t('risk.fromCountry')
          : t('risk.adoptedBy', {
              proposer: adopted.proposedBy.name ?? '—',
              approver: adopted.approvedBy.name ?? '—',
              at: format.instant(adopted.at),
            })}
      </p>
      {opened && <ChangesTable changes={[change]} />}
      {asks && (
        <ReasonDialog
          title={t('risk.restoreTitle', { version: number })}
          hint={t('risk.restoreHint')}
          action={t('risk.restore')}
          send={(reason) => rulesApi.restoreRule(view.id, number, reason)}
          onDone={() => {
            setAsks(false);
            toast({ kind: 'done', text: t('risk.restored', { version: number }) });
            void client.invalidateQueries({ queryKey: ['rules'] });
          }}
          onCancel={() => setAsks(false)}
        />
      )}
    </div>
  );
}
