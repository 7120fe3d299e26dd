/** What holds of every detector. */
import { expect, test } from 'vitest';
import { isoDateOf } from '../../../src/domain/dates.ts';
import * as agreements from '../../../src/domain/risk/agreement-signals.ts';
import * as exposure from '../../../src/domain/risk/exposure-signals.ts';
import { ledgerSignals } from '../../../src/domain/risk/detectors.ts';
import * as file from '../../../src/domain/risk/file-signals.ts';
import * as payments from '../../../src/domain/risk/payment-signals.ts';
import * as reasons from '../../../src/domain/risk/reason-signals.ts';
import * as receipts from '../../../src/domain/risk/receipt-signals.ts';
import type { Detector } from '../../../src/domain/risk/risk-picture.ts';
import { picture } from './made-picture.ts';

const isDetector = (value: unknown): value is Detector =>
  typeof value === 'object' && value !== null && 'detect' in value;

test('each says a kind of its own', () => {
  const kinds = [agreements, exposure, file, payments, reasons, receipts]
    .flatMap((of): readonly unknown[] => Object.values(of))
    .filter(isDetector)
    .flatMap((one) => one.kinds);
  expect(kinds.toSorted()).toEqual([
    'broken_promise',
    'cherry_picking',
    'concentration',
    'contact_churn',
    'contradiction',
    'extension_requests',
    'late_disputes',
    'late_now',
    'no_signed_contract',
    'partial_payments',
    'payer_changed',
    'payment_shift',
    'returned_payment',
    'sell_through',
    'stale_report',
    'stalling',
    'utilisation',
  ]);
});

test('of a customer of whom nothing is known nothing is said', () => {
  expect(ledgerSignals(picture({ asOf: isoDateOf('2026-06-30') }))).toEqual([]);
});
