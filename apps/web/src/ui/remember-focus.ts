/**
 * Where somebody is writing now; the answer leads back there. In rich text the caret is remembered too: an editor that was hidden
 * meanwhile has it at the beginning otherwise.
 */
export function rememberFocus(): () => void {
  const focused = document.activeElement;
  const selection = document.getSelection();
  const caret = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  return () => {
    if (!(focused instanceof HTMLElement)) return;
    focused.focus();
    if (!caret || !focused.isContentEditable || !focused.contains(caret.startContainer)) return;
    selection?.removeAllRanges();
    selection?.addRange(caret);
  };
}
