/** What the engine is busy with: how far, and a way to stop it. Absent when nothing runs. */
import { Button, Group, Loader, Popover, Progress, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../data/client.tsx';
import { useJobs, type RunningJob } from '../../data/jobs.tsx';
import { english } from '../../texts/resources.ts';

type JobName = keyof typeof english.frame.jobs.names;
type Unit = keyof typeof english.frame.jobs.units;
const isJobName = (name: string): name is JobName => name in english.frame.jobs.names;
const isUnit = (unit: string): unit is Unit => unit in english.frame.jobs.units;

export function useJobWords(): (job: RunningJob) => { name: string; counted: string } {
  const { t } = useTranslation('frame');
  return (job) => {
    const unit = isUnit(job.unit) ? t(`jobs.units.${job.unit}`) : job.unit;
    return {
      // Dots separate levels in keys, and call names have dots.
      name: t('jobs.names', { returnObjects: true })[isJobName(job.call) ? job.call : 'other'],
      counted:
        job.total === null
          ? t('jobs.open', { done: job.done, unit })
          : t('jobs.counted', { done: job.done, total: job.total, unit }),
    };
  };
}

export function JobsMenu() {
  const { t } = useTranslation('frame');
  const jobs = useJobs();
  if (jobs.length === 0) return null;
  return (
    <Popover position="bottom-end">
      <Popover.Target>
        <UnstyledButton className="chip">
          <Loader size={14} />
          {t('jobs.label', { count: jobs.length })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        {jobs.map((job) => (
          <JobLine key={job.jobId} job={job} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function JobLine(props: { job: RunningJob }) {
  const { job } = props;
  const { t } = useTranslation(['frame', 'common']);
  const client = useClient();
  const { name, counted } = useJobWords()(job);
  return (
    <div className="job">
      <Group justify="space-between" wrap="nowrap">
        <Text fz="xs" fw={600}>
          {name}
        </Text>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={t('frame:jobs.cancel', { name })}
          onClick={() => void client.call('jobs.cancel', { jobId: job.jobId })}
        >
          {t('common:cancel')}
        </Button>
      </Group>
      <JobProgress job={job} />
      <Text fz={12} c="dimmed" mt={4}>
        {counted}
      </Text>
    </div>
  );
}

/** A bar of counted units; striped while the total is not known. */
export function JobProgress(props: { job: RunningJob | null }) {
  const { job } = props;
  const { t } = useTranslation();
  const words = useJobWords();
  const known = job !== null && job.total !== null && job.total > 0;
  return (
    <Progress
      size="sm"
      value={known ? Math.min(100, (job.done / (job.total ?? 1)) * 100) : 100}
      striped={!known}
      animated={!known}
      aria-label={job === null ? t('loading') : words(job).name}
    />
  );
}
