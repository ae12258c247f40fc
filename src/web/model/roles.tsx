import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ReasonDialog, useFormat, useText, useToast } from '#web/ui';
import { modelApi, MODELS, type InRole, type ModelDesk, type Role } from './model-api.ts';
import classes from './model.module.css';
import { ProvenanceMark } from './provenance.tsx';

/** Who selects, and who is tried beside it: in words, with where each learned from. */
export function Roles(props: { readonly desk: ModelDesk }) {
  const t = useText();
  const { champion, challenger, selects, may } = props.desk;
  return (
    <div className={classes.roles}>
      <RoleCard
        part="champion"
        title={t(selects ? 'model.champion' : 'model.championNot')}
        held={champion}
        mayRetire={may.stop}
      />
      <RoleCard part="challenger" title={t('model.challenger')} held={challenger} mayRetire={may.stop} />
    </div>
  );
}

const EMPTY = {
  champion: ['model.noChampion', 'model.noChampionHint'],
  challenger: ['model.noChallenger', 'model.noChallengerHint'],
} as const;

function RoleCard(props: {
  readonly part: Role;
  readonly title: string;
  readonly held: InRole | null;
  readonly mayRetire: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const { part: role, title, held, mayRetire } = props;
  if (held === null)
    return (
      <section className={classes.role} aria-label={title}>
        <h2>{title}</h2>
        <p className={classes.roleName}>{t(EMPTY[role][0])}</p>
        <p className="quiet">{t(EMPTY[role][1])}</p>
      </section>
    );
  return (
    <section className={classes.role} aria-label={title} data-selects={role === 'champion' ? '' : undefined}>
      <h2>{title}</h2>
      <p className={classes.roleName}>
        <Link to="/risk/models/$hash" params={{ hash: held.model.hash }}>
          {held.model.name}
        </Link>
      </p>
      <ProvenanceMark provenance={held.model.provenance} />
      <p className="quiet">{t(`model.provenanceHint.${held.model.provenance}`)}</p>
      <p className="quiet">
        {t('model.since', {
          at: format.instant(held.since),
          proposer: held.proposedBy.name ?? '—',
          approver: held.approvedBy.name ?? '—',
        })}
      </p>
      <p>{held.reason}</p>
      {mayRetire && (
        <Button variant="default" size="xs" onClick={() => setAsks(true)}>
          {t('model.retire')}
        </Button>
      )}
      {asks && (
        <ReasonDialog
          title={t(`model.retireTitle.${role}`)}
          hint={t(`model.retireHint.${role}`)}
          action={t('model.retire')}
          send={(reason) => modelApi.retire(role, reason)}
          onDone={() => {
            setAsks(false);
            toast({ kind: 'done', text: t('model.retired') });
            void client.invalidateQueries({ queryKey: MODELS });
          }}
          onCancel={() => setAsks(false)}
        />
      )}
    </section>
  );
}
