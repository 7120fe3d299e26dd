/** What the test asks the process that runs the shell, and what it tells. Structured clones over IPC. */
export type Question =
  | { readonly ask: 'preferences' }
  | { readonly ask: 'handlers' }
  | { readonly ask: 'permission'; readonly name: string }
  /** `duebook:call` as a frame at `url` would send it; `inside`: from a frame inside our page. */
  | {
      readonly ask: 'invokeAs';
      readonly url: string;
      readonly inside: boolean;
      readonly args: readonly unknown[];
    }
  /** An event of Electron's, with an event object in front; answers whether its default was prevented. */
  | {
      readonly ask: 'emit';
      readonly target: 'app' | 'window' | 'contents' | 'powerMonitor';
      readonly event: string;
      readonly args: readonly unknown[];
    }
  /** A download of the page; answers the options of its dialog. */
  | {
      readonly ask: 'download';
      readonly name: string;
      readonly path: string;
      readonly state: string;
    }
  /** Clicks the item of the menu. */
  | { readonly ask: 'click'; readonly label: string }
  /** The person quits, by the menu or a key. */
  | { readonly ask: 'quit' }
  /** The person closes the window. */
  | { readonly ask: 'closeWindow' }
  /** Windows that are there, with what they were made with. */
  | { readonly ask: 'windows' };

export interface Asked {
  readonly id: number;
  readonly question: Question;
}

/** What the program did that a person would see or hear. */
export type Told =
  | { readonly did: 'errorBox'; readonly text: string }
  | { readonly did: 'messageBox'; readonly message: string; readonly buttons: readonly string[] }
  | { readonly did: 'openDialog' }
  | { readonly did: 'openExternal'; readonly address: string }
  | { readonly did: 'openPath'; readonly path: string }
  | { readonly did: 'showItemInFolder'; readonly path: string }
  | { readonly did: 'notification'; readonly title: string }
  | { readonly did: 'contextMenu'; readonly roles: readonly string[] }
  | { readonly did: 'setPath'; readonly name: string; readonly path: string }
  | { readonly did: 'lock'; readonly data: unknown }
  | { readonly did: 'reload' }
  | { readonly did: 'focus' }
  | { readonly did: 'relaunch'; readonly args: readonly string[] };

export type FromShell =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'told'; readonly told: Told }
  /** The window shows its page; where there is a Chromium, a debugger may attach here. */
  | { readonly type: 'shown'; readonly endpoint: string };

/** How the machine is that the shell runs on; handed over as JSON in `STAND_IN`. */
export interface Machine {
  /** Null: windows load their page and show it to nobody, which is enough for the life of the program. */
  readonly chromium: { readonly path: string; readonly debugPort: number } | null;
  readonly platform?: 'linux' | 'darwin' | 'win32';
  /** Another Duebook has the lock. */
  readonly isLockTaken?: boolean;
  /** Events of `app` that come before it is ready. */
  readonly early?: readonly { readonly event: string; readonly args: readonly unknown[] }[];
  /** Buttons that are pressed in message boxes, in their order; after that the one for Escape. */
  readonly presses?: readonly number[];
  readonly chosenFile?: string;
  readonly workAreas?: readonly Area[];
  readonly isDark?: boolean;
}
interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
