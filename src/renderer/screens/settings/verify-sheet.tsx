/** The check of the ledger: every check with what it looked at, and whatever does not hold. */
import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconShieldCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-call.ts';
import { formatCount } from '../../format/format.ts';
import { JobProgress } from '../../frame/bar/jobs-menu.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { useQueryParam } from '../../routing/router.tsx';
import type { VerifyReport } from '../../../contract/told.ts';

export function VerifySheet() {
  const { t } = useTranslation(['settings', 'frame']);
  const { run, isRunning, progress, value, error } = useAction('workspace.verify');
  const [asked, setAsked] = useQueryParam('check');

  // The menu and the palette lead here with `?check=now`; once only, so that Back does not check again.
  useEffect(() => {
    if (asked !== 'now') return;
    setAsked(null);
    void run({});
  }, [asked, run, setAsked]);

  return (
    <section className="settings-sheet" aria-live="polite">
      <h3>{t('frame:verify.title')}</h3>
      <p>{t('settings:ledger.verifyText')}</p>
      <Button
        variant="default"
        loading={isRunning}
        leftSection={<IconShieldCheck size={16} stroke={1.6} />}
        onClick={() => void run({})}
      >
        {t(value === null ? 'settings:ledger.verify' : 'frame:verify.again')}
      </Button>
      {isRunning && (
        <div style={{ marginTop: 12, maxWidth: 420 }}>
          <JobProgress job={progress} />
          <p className="soft">{t('frame:verify.running')}</p>
        </div>
      )}
      {error !== null && <ErrorState error={error} />}
      {value !== null && <Verdict report={value} />}
    </section>
  );
}

function Verdict(props: { report: VerifyReport }) {
  const { report } = props;
  const { t } = useTranslation('frame');
  const Icon = report.ok ? IconCircleCheck : IconCircleX;
  return (
    <>
      <div className="verify-verdict" data-ok={report.ok} role={report.ok ? 'status' : 'alert'}>
        <Icon size={20} stroke={1.6} aria-hidden />
        <div>
          <strong>
            {report.ok ? t('verify.ok') : t('verify.bad', { count: report.findings.length })}
          </strong>
          <div className="soft">
            {report.ok ? t('verify.okText', { count: report.checks.length }) : t('verify.badText')}
          </div>
        </div>
      </div>
      {report.anchor !== '' && (
        <p className="soft">{t('verify.anchor', { anchor: report.anchor })}</p>
      )}
      {report.findings.length > 0 && (
        <ul>
          {report.findings.map((finding, index) => (
            <li key={index}>{finding.message}</li>
          ))}
        </ul>
      )}
      <details className="verify-details" open={!report.ok}>
        <summary>{t('verify.details')}</summary>
        <table className="verify-table">
          <thead>
            <tr>
              <th>{t('verify.check')}</th>
              <th style={{ textAlign: 'right' }}>{t('verify.looked')}</th>
              <th>{t('verify.result')}</th>
            </tr>
          </thead>
          <tbody>
            {report.checks.map((check) => (
              <tr key={check.check}>
                <td>{check.check.replaceAll('_', ' ')}</td>
                <td style={{ textAlign: 'right' }}>{formatCount(check.looked)}</td>
                <td>{t(check.ok ? 'verify.holds' : 'verify.fails')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
