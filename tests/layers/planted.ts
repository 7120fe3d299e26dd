/**
 * A copy of the checkout in which violations can be planted, and the three checkers run over it: the
 * same configurations that `npm test` uses.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { binOf, ROOT } from '../harness/run-process.ts';

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface LintMessage {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
}

/** What `look` finds in a copy of the checkout with these files: path in the repository → content. */
export function withPlanted<T>(
  files: Readonly<Record<string, string>>,
  look: (copy: PlantedCopy) => T,
): T {
  const copy = new PlantedCopy(files);
  try {
    return look(copy);
  } finally {
    copy.remove();
  }
}

class PlantedCopy {
  readonly root = mkdtempSync(path.join(tmpdir(), 'duebook-planted-'));

  constructor(files: Readonly<Record<string, string>>) {
    for (const part of [
      'src',
      'electron',
      'resources',
      'package.json',
      'tsconfig.json',
      'tests/tsconfig.json',
    ])
      cpSync(path.join(ROOT, part), path.join(this.root, part), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(this.root, 'node_modules'), 'dir');
    for (const [file, content] of Object.entries(files)) {
      const target = path.join(this.root, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  #run(args: readonly string[]): string {
    const run = spawnSync(process.execPath, [...args], {
      cwd: this.root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (run.stdout === '') throw new Error(`${args.join(' ')} printed nothing\n${run.stderr}`);
    return run.stdout;
  }

  /** What dependency-cruiser finds by the rules of the repository. */
  layerViolations(): readonly Violation[] {
    const report = JSON.parse(
      this.#run([
        binOf('dependency-cruiser', 'bin/dependency-cruiser.mjs'),
        '--config',
        path.join(ROOT, 'tests/layers/rules.mjs'),
        '--output-type',
        'json',
        'src',
        'electron',
      ]),
    ) as {
      readonly summary: {
        readonly violations: readonly {
          readonly rule: { readonly name: string };
          readonly from: string;
          readonly to: string;
        }[];
      };
    };
    return report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  }

  /** What the compiler, and the lint that needs types, say about these files. */
  types(files: readonly string[]): readonly LintMessage[] {
    return this.#oxlint('oxlint.json', files);
  }

  /** What the lint without types says about these files. */
  lint(files: readonly string[]): readonly LintMessage[] {
    return this.#oxlint('lint.json', files);
  }

  #oxlint(config: string, files: readonly string[]): readonly LintMessage[] {
    const { diagnostics } = JSON.parse(
      this.#run([
        binOf('oxlint', 'bin/oxlint'),
        '--config',
        path.join(ROOT, 'tests/harness', config),
        '--threads=2',
        '--format=json',
        ...files,
      ]),
    ) as {
      readonly diagnostics: readonly {
        readonly code: string;
        readonly filename: string;
        readonly message: string;
      }[];
    };
    // "eslint(no-var)", "duebook(no-clock)"
    return diagnostics.map(({ code, filename, message }) => ({
      rule: /^[\w-]+\((.*)\)$/.exec(code)?.[1] ?? code,
      file: filename,
      message,
    }));
  }
}
