/**
 * Settings, one part at a time: company, bank accounts, currencies, interest rates, ledger, display. The collection policy
 * is a screen of its own (`screens/policy`).
 */
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../data/workspace.tsx';
import { Screen } from '../../frame/screen.tsx';
import { Link } from '../../routing/router.tsx';
import { BankSection } from './bank-section.tsx';
import { CompanySection } from './company-section.tsx';
import { CurrenciesSection } from './currencies/currencies-section.tsx';
import { DisplaySection } from './display-section.tsx';
import { InterestSection } from './interest/interest-section.tsx';
import { LedgerSection } from './ledger-section.tsx';
import './settings.css';

const SECTIONS = ['company', 'bank', 'currencies', 'interest', 'ledger', 'display'] as const;
type Section = (typeof SECTIONS)[number];
const LINKS = ['company', 'bank', 'currencies', 'interest', 'policy', 'ledger', 'display'] as const;
const CONTENT = {
  company: CompanySection,
  bank: BankSection,
  currencies: CurrenciesSection,
  interest: InterestSection,
  ledger: LedgerSection,
  display: DisplaySection,
} satisfies Record<Section, () => unknown>;

export function SettingsScreen(props: { section: string }) {
  const { t } = useTranslation('settings');
  const { version } = useWorkspace();
  const section = SECTIONS.find((one) => one === props.section) ?? 'company';
  const Content = CONTENT[section];
  return (
    <Screen title={t('title')} help="settings">
      <div className="settings">
        <nav className="settings-nav" aria-label={t('sections.label')}>
          {LINKS.map((one) => (
            <Link
              key={one}
              to={`/settings/${one}`}
              className="rail-link"
              aria-current={one === section ? 'page' : undefined}
            >
              {t(`sections.${one}`)}
            </Link>
          ))}
          <p className="faint settings-version">{t('about', { version })}</p>
        </nav>
        <div className="settings-content">
          <Content />
        </div>
      </div>
    </Screen>
  );
}
