import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DeclarationView } from '#web/client';
import { CodeName } from './codes.tsx';
import { Counted } from './counted.tsx';
import { useText } from './preferences.tsx';
import table from './table.module.css';

/** What the declaration drew on exemption lists and quotas. */
export function ReliefDraws(props: { readonly draws: DeclarationView['reliefDraws']; readonly action?: ReactNode }) {
  const t = useText();
  return (
    <>
      <div className={table.scroll}>
        <table className={table.table}>
          <caption>{t('view.drawn')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('view.drawnOn')}</th>
              <th scope="col">{t('view.drawnLine')}</th>
              <th scope="col" className={table.num}>
                {t('exemption.quantity')}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.draws.map((draw) => (
              <tr key={`${draw.id} ${draw.line ?? ''} ${draw.item}`}>
                <td>
                  {draw.account === 'list' ? (
                    <Link to="/exemption-lists/$id" params={{ id: draw.id }} className="mono">
                      {draw.id}/{draw.line}
                    </Link>
                  ) : (
                    <Link to="/quotas">
                      <CodeName list="quota-order" code={draw.id.split('|')[0]} />
                    </Link>
                  )}
                </td>
                <td>{draw.item}</td>
                <td className={table.num}>
                  <Counted value={draw.quantity} unitCode={draw.unitCode} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {props.action}
    </>
  );
}
