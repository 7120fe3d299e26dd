/**
 * A copy of the checkout in which violations can be planted, and the three checkers run over it: the
 * same configurations that `npm test` uses.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkLayer, type LayerTypes } from '../harness/types.ts';
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

export class PlantedCopy {
  readonly root = mkdtempSync(path.join(tmpdir(), 'duebook-planted-'));

  /** `files`: path in the repository → content. */
  constructor(files: Readonly<Record<string, string>>) {
    for (const part of ['src', 'electron', 'package.json', 'tsconfig.json'])
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

  /** What the compiler says about one layer with one file in it, under the layer's own tsconfig. */
  async typeErrors(layer: string, file: string): Promise<LayerTypes> {
    const alone = path.join(this.root, `alone-${path.basename(file, path.extname(file))}`);
    // Only the planted file: what is being proved is the tsconfig, and the whole layer is slow.
    writeFileSync(
      `${alone}.json`,
      JSON.stringify({ extends: `./${layer}/tsconfig.json`, include: [], files: [`./${file}`] }),
    );
    return checkLayer(`${path.basename(alone)}.json`, this.root);
  }

  /** What eslint says about these files. */
  lint(files: readonly string[]): readonly LintMessage[] {
    const report = JSON.parse(
      this.#run([
        binOf('eslint', 'bin/eslint.js'),
        '--config',
        path.join(ROOT, 'tests/harness/eslint.config.mjs'),
        '--format',
        'json',
        ...files,
      ]),
    ) as readonly {
      readonly filePath: string;
      readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
    }[];
    return report.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message }) => ({
        rule: ruleId ?? 'none',
        file: path.relative(this.root, filePath).split(path.sep).join('/'),
        message,
      })),
    );
  }
}
