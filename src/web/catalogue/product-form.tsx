import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/client';
import { CodePicker, ProblemNote, TariffPicker, useLocal, useText } from '#web/ui';
import type { ProductText } from './paste.ts';
import classes from './catalogue.module.css';

/** One product, to be added, named or corrected; saving it says that somebody has checked it. */
export function ProductForm(props: {
  readonly organisation: string;
  readonly product: ProductText;
  readonly onClose: () => void;
}) {
  const t = useText();
  const local = useLocal();
  const client = useQueryClient();
  const [product, setProduct] = useState(props.product);
  const save = useMutation({
    mutationFn: async () => (await api.saveProducts({ organisation: props.organisation, items: [product] })).results[0],
    onSuccess: async (result) => {
      if (result?.outcome !== 'saved') return;
      await client.invalidateQueries({ queryKey: ['catalogue'] });
      props.onClose();
    },
  });
  const put = (next: Partial<ProductText>) => setProduct({ ...product, ...next });
  const refused = (field: string) => {
    const found = save.data?.refusals.find(({ pointer }) => pointer.endsWith(`/${field}`));
    return found && local(found.message);
  };
  const isWhole = product.code.trim() !== '' && product.description.trim() !== '' && product.commodityCode !== '';
  return (
    <form
      className={classes.form}
      aria-label={t('catalogue.add')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) save.mutate();
      }}
    >
      <TextInput
        label={t('catalogue.code')}
        value={product.code}
        data-autofocus
        error={save.data?.outcome === 'taken' ? t('catalogue.taken') : undefined}
        onChange={(event) => put({ code: event.currentTarget.value.trimStart() })}
      />
      <TariffPicker
        label={t('draft.commodityCode')}
        value={product.commodityCode}
        error={refused('commodityCode')}
        onChange={(commodityCode, line) =>
          put({ commodityCode, ...(line?.unitCodes[0] !== undefined && { unitCode: line.unitCodes[0] }) })
        }
      />
      <CodePicker
        list="country"
        label={t('draft.origin')}
        value={product.originCountryCode}
        error={refused('originCountryCode')}
        clearable
        onChange={(originCountryCode) => put({ originCountryCode })}
      />
      <CodePicker
        list="unit"
        label={t('draft.unit')}
        value={product.unitCode}
        error={refused('unitCode')}
        clearable
        onChange={(unitCode) => put({ unitCode })}
      />
      <TextInput
        className={classes.wide ?? ''}
        label={t('draft.description')}
        value={product.description}
        onChange={(event) => put({ description: event.currentTarget.value })}
      />
      <TextInput
        className={classes.wide ?? ''}
        label={t('catalogue.descriptionEn')}
        value={product.descriptionEn}
        onChange={(event) => put({ descriptionEn: event.currentTarget.value })}
      />
      {save.error && <ProblemNote error={save.error} />}
      <div className={classes.buttons}>
        <Button type="submit" disabled={!isWhole} loading={save.isPending}>
          {t('catalogue.save')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
