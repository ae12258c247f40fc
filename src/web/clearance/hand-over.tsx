import { Button, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type DeclarationSummary } from '#web/client';
import { Dialog, ProblemNote, useText, useToast } from '#web/ui';
import classes from './decision.module.css';

const RELATIONS = ['own', 'relative', 'other'] as const;
type Relation = (typeof RELATIONS)[number];

/** The one way an officer lets go of a case: a tie to whose goods they are. Who receives it is not theirs to say. */
export function HandOver(props: { readonly summary: DeclarationSummary }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { number, direction, importerId, importerName, exporterId, exporterName } = props.summary;
  const [id, name] = direction === 'import' ? [importerId, importerName] : [exporterId, exporterName];
  const [open, setOpen] = useState(false);
  const [relation, setRelation] = useState<Relation>('own');
  const declare = useMutation({
    mutationFn: (organisationId: string) => api.declareInterest({ organisationId, relation }),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('handOver.done', { number }) });
      await navigate({ to: '/queue' });
      await client.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  if (id === null) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('handOver.open')}
      </Button>
      <Dialog open={open} title={t('handOver.title', { number })}>
        <p>{t('handOver.lead', { party: name ?? id })}</p>
        {declare.error && <ProblemNote error={declare.error} />}
        <Radio.Group
          mt={12}
          label={t('handOver.relation')}
          value={relation}
          onChange={(value) => setRelation(RELATIONS.find((one) => one === value) ?? 'own')}
        >
          <div className={classes.outcomes}>
            {RELATIONS.map((one) => (
              <Radio key={one} value={one} label={t(`handOver.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        <div className={classes.choices} style={{ marginTop: 16 }}>
          <Button loading={declare.isPending} onClick={() => declare.mutate(id)}>
            {t('handOver.confirm')}
          </Button>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('app.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
