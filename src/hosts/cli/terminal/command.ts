/** What a command file exports: it adds itself; `setExit` when it is done but not well (`verify`). */
import type { Command } from 'commander';

export type AddCommand = (program: Command, setExit: (exit: number) => void) => void;
