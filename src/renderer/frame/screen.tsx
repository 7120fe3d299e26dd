/**
 * One screen of the workspace: a title line with its actions and its help, below it the work.
 *
 *     <Screen title={t('title')} help="aging" actions={<Button>…</Button>}>
 *       …                      // scrolls
 *     </Screen>
 *
 * `fill`: the child is a list that scrolls itself and gets all the height there is.
 */
import { type ReactNode } from 'react';
import { HelpButton } from './find/help.tsx';
import type { HelpTopic } from './find/help.tsx';
import './screen.css';

export interface ScreenProps {
  readonly title: ReactNode;
  /** A few plain words beside the title: counts, the day, the basis. */
  readonly subtitle?: ReactNode;
  readonly help: HelpTopic;
  readonly actions?: ReactNode;
  /** Second line: filters, tabs. */
  readonly toolbar?: ReactNode;
  readonly fill?: boolean;
  readonly children: ReactNode;
}

export function Screen(props: ScreenProps) {
  const { title, subtitle, help, actions, toolbar, fill = false, children } = props;
  return (
    <div className="screen">
      <header className="screen-head">
        <div className="screen-titles">
          <h1 className="screen-title">{title}</h1>
          {subtitle !== undefined && <div className="screen-subtitle">{subtitle}</div>}
        </div>
        <div className="screen-actions no-print">
          {actions}
          <HelpButton topic={help} />
        </div>
      </header>
      {toolbar !== undefined && <div className="screen-toolbar no-print">{toolbar}</div>}
      <div className="screen-body" data-fill={fill || undefined}>
        {children}
      </div>
    </div>
  );
}
