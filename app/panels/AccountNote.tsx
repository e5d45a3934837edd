// Does a dispute of this customer's wait for a decision? Who may decide must see it beside the
// ticket, and what has to be settled before.
import type { AppAccount } from '../../engine/http/paid-contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { Shape } from './Shape.tsx';

export function AccountNote({ account }: { readonly account: AppAccount | null }) {
  const { texts } = useLanguage();
  if (account === null || !account.isProposed) return null;
  return (
    <div className="notice" role="note">
      <Shape name="info" /> {texts.say('sidebar.customer.proposed')}
      {account.obstacles.map((obstacle) => (
        <p key={obstacle}>{obstacle}</p>
      ))}
    </div>
  );
}
