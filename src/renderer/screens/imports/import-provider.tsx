/** Everything on its way in, above the screens: one file in its dialog, or several in their list. */
import { useCallback, type ReactNode } from 'react';
import { SeveralProvider, useSeveral } from './several/several.tsx';
import { SessionProvider, useImport } from './session.tsx';

export function ImportProvider(props: { readonly children: ReactNode }): ReactNode {
  return (
    <SessionProvider>
      <SeveralProvider>{props.children}</SeveralProvider>
    </SessionProvider>
  );
}

/** One file goes to its dialog, several to the list. */
export function useTakeFiles(): (files: readonly File[]) => void {
  const { begin, leave } = useImport();
  const { start, close } = useSeveral();
  return useCallback(
    (files) => {
      const [first] = files;
      if (first === undefined) return;
      if (files.length === 1) {
        close();
        begin(first);
      } else {
        leave();
        start(files);
      }
    },
    [begin, close, leave, start],
  );
}
