/** The menu of a right click: Electron has none of its own. */
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';

export type ClickedOn = Pick<ContextMenuParams, 'isEditable' | 'selectionText'> & {
  readonly editFlags: Pick<
    ContextMenuParams['editFlags'],
    'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll' | 'canUndo'
  >;
};

/** Empty: nothing was clicked that can be cut, copied or pasted. */
export function contextMenu({
  isEditable,
  selectionText,
  editFlags,
}: ClickedOn): readonly MenuItemConstructorOptions[] {
  if (isEditable)
    return [
      { role: 'undo', enabled: editFlags.canUndo },
      { type: 'separator' },
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', enabled: editFlags.canSelectAll },
    ];
  return selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }];
}
