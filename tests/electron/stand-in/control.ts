/** What the test asks the process that runs the shell, and what it answers. Plain JSON over IPC. */
export type Question =
  | { readonly ask: 'preferences' }
  | { readonly ask: 'handlers' }
  | { readonly ask: 'external' }
  | { readonly ask: 'permission'; readonly name: string }
  /** `duebook:call` as a frame at `url` would send it; `inside`: from a frame inside our page. */
  | {
      readonly ask: 'invokeAs';
      readonly url: string;
      readonly inside: boolean;
      readonly message: unknown;
    };

export interface Asked {
  readonly id: number;
  readonly question: Question;
}
export type Answered =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  /** The window shows its page; a debugger may attach here. */
  | { readonly type: 'shown'; readonly endpoint: string };
