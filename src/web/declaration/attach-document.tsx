import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type DeclarationView } from '#web/client';
import { CodePicker, ProblemNote, useText, useToast } from '#web/ui';
import classes from './attach-document.module.css';

/** What officers can open without leaving the case. */
const ACCEPTED = 'application/pdf,image/png,image/jpeg';

/** Hands in a scanned document; the kind that customs asked for is chosen already. */
export function AttachDocument(props: { readonly view: DeclarationView }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const { number } = props.view.summary;
  const wanted = props.view.requestedDocuments.find((request) => request.answeredAt === null)?.typeCode;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const typeCode = chosen ?? wanted ?? 'INV';
  const attach = useMutation({
    mutationFn: (file: File) => api.attach(number, typeCode, file),
    onSuccess: (_, file) => {
      setChosen(undefined);
      toast({ kind: 'done', text: t('view.attached', { name: file.name }) });
      return client.invalidateQueries({ queryKey: ['declaration', number] });
    },
  });
  return (
    <div className={classes.attach}>
      <CodePicker list="document-type" label={t('view.attachType')} value={typeCode} onChange={setChosen} />
      <FileButton accept={ACCEPTED} onChange={(file) => file && attach.mutate(file)}>
        {(button) => (
          <Button
            {...button}
            variant={wanted ? 'filled' : 'default'}
            loading={attach.isPending}
            leftSection={<IconUpload size={16} aria-hidden />}
          >
            {t('view.attach')}
          </Button>
        )}
      </FileButton>
      {attach.error && (
        <div className={classes.problem}>
          <ProblemNote error={attach.error} />
        </div>
      )}
    </div>
  );
}
