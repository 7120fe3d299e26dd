/** A screen that breaks says so and lets the rest of the workspace live; nothing recorded is at risk. */
import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { i18n } from '../texts/i18n.ts';

interface Props {
  readonly children: ReactNode;
  /** A new value (the address) gives the screen a new chance. */
  readonly resetKey?: string;
}

export class ErrorBoundary extends Component<Props, { message: string | null }> {
  override state: { message: string | null } = { message: null };

  static getDerivedStateFromError(thrown: unknown): { message: string } {
    return { message: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override componentDidCatch(thrown: Error, info: ErrorInfo): void {
    console.error(thrown, info.componentStack);
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.message !== null)
      this.setState({ message: null });
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    return (
      <div role="alert" style={{ padding: 32, maxWidth: 560 }}>
        <h1 style={{ fontSize: '1.0625rem', margin: '0 0 8px' }}>
          {i18n.t('broken.title', { ns: 'frame' })}
        </h1>
        <p>{i18n.t('broken.text', { ns: 'frame' })}</p>
        <p className="soft">{this.state.message}</p>
        <Button onClick={() => this.setState({ message: null })}>{i18n.t('retry')}</Button>
      </div>
    );
  }
}
