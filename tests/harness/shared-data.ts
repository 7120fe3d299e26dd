/**
 * Real files to run against, which never enter the repository: `../shared/data` beside the checkout.
 * A test that needs them is skipped, by name, where the folder is missing.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/data');

export const hasSharedData = existsSync(FOLDER);

/** Absolute path of a file of the shared data: `sharedData('peer-cases', 'GC-01.json')`. */
export const sharedData = (...parts: readonly string[]): string => path.join(FOLDER, ...parts);
