import { Button, FileInput, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { Dialog, isSaid, ProblemNote, useSaidAt, useText, useToast } from '#web/ui';
import { modelApi, MODELS, type BroughtFile, type Provenance } from './model-api.ts';
import classes from './model.module.css';

const PROVENANCES: readonly Provenance[] = ['published', 'synthetic', 'simulated', 'operational'];

/** Brings in a model that was made elsewhere; a file of ours says itself what it learned from, of others it is said here. */
export function ImportDialog(props: { readonly onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { onClose } = props;
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [provenance, setProvenance] = useState<Provenance>('published');
  const [trainedOn, setTrainedOn] = useState({ vi: '', en: '' });
  const [asked, setAsked] = useState(false);
  const bring = useMutation({
    mutationFn: async (chosen: File) => {
      const read = await contentOf(chosen);
      return modelApi.bringIn(
        read.format === 'haidang'
          ? read
          : {
              ...read,
              name: name.trim(),
              provenance,
              trainedOn: { vi: trainedOn.vi.trim(), en: trainedOn.en.trim() },
            },
      );
    },
    onSuccess: async ({ hash }) => {
      toast({ kind: 'done', text: t('model.imported') });
      await client.invalidateQueries({ queryKey: MODELS });
      await navigate({ to: '/risk/models/$hash', params: { hash } });
    },
  });
  const said = useSaidAt(bring.error, ['file', 'name', 'provenance', 'vi', 'en']);
  const isComplete = isSaid(name) && isSaid(trainedOn.vi) && isSaid(trainedOn.en);
  // Only of a file that was looked into is it known whether it says these things itself.
  const saysItself = file?.name.endsWith(OWN_ENDING) ?? false;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (file !== null && (saysItself || isComplete)) bring.mutate(file);
  };
  return (
    <Dialog open title={t('model.import')}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {bring.error && <ProblemNote error={bring.error} saidAt={said} />}
        <p>{t('model.importHint')}</p>
        <FileInput
          label={t('model.file')}
          placeholder={t('model.fileChoose')}
          accept=".json,.onnx"
          value={file}
          onChange={setFile}
          error={asked && file === null ? t('model.fileMissing') : said.at('file')}
        />
        {!saysItself && (
          <>
            <TextInput
              label={t('model.importName')}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={asked && !isSaid(name) ? t('model.nameMissing') : said.at('name')}
            />
            <Select
              label={t('model.importFrom')}
              data={PROVENANCES.map((value) => ({ value, label: t(`model.provenance.${value}`) }))}
              value={provenance}
              allowDeselect={false}
              onChange={(value) => setProvenance(PROVENANCES.find((one) => one === value) ?? 'published')}
              error={said.at('provenance')}
            />
            {(['vi', 'en'] as const).map((language) => (
              <Textarea
                key={language}
                label={t(language === 'vi' ? 'model.trainedOnVi' : 'model.trainedOnEn')}
                {...(language === 'vi' && { description: t('model.trainedOnHint') })}
                lang={language}
                maxLength={500}
                value={trainedOn[language]}
                onChange={(event) => setTrainedOn({ ...trainedOn, [language]: event.currentTarget.value })}
                error={asked && !isSaid(trainedOn[language]) ? t('model.trainedOnMissing') : said.at(language)}
              />
            ))}
          </>
        )}
        <div className={classes.buttons}>
          <Button type="submit" loading={bring.isPending}>
            {t('model.bring')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What our own files are called where they are downloaded. */
const OWN_ENDING = '.model.json';

async function contentOf(file: File): Promise<Pick<BroughtFile, 'format' | 'file'>> {
  if (file.name.endsWith('.onnx')) return { format: 'onnx', file: await base64Of(file) };
  return { format: file.name.endsWith(OWN_ENDING) ? 'haidang' : 'xgboost', file: await file.text() };
}

/** In parts, for what is handed to a function at once is limited. */
const PART_BYTES = 8_192;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += PART_BYTES)
    text += String.fromCodePoint(...bytes.subarray(at, at + PART_BYTES));
  return btoa(text);
}
