import { mergeAttributes, type Mark } from '@tiptap/core';
import { checkPattern, withChecks } from './note-attributes';
import { answeringOnly } from './typed-changes';

/** NOTES-4: nothing but pages and mail addresses, whoever wrote the link. */
const SAFE_LINK = /^(?:https?:\/\/|mailto:)[^\s]+$/i;

export function isSafeLink(href: unknown): href is string {
  return typeof href === 'string' && SAFE_LINK.test(href);
}

export const LINK_OPTIONS = {
  defaultProtocol: 'https',
  isAllowedUri: isSafeLink,
  markdownLinks: true,
  // Where one writes, a click sets the caret; the toolbar has the way to the page.
  openOnClick: false,
  // paste.ts does it, with our own check.
  linkOnPaste: false,
};

/** The link mark with an address and nothing else: a forged one could bring classes that cover the whole window. */
export function plainLink(link: Mark): Mark {
  return link.extend({
    addAttributes() {
      return withChecks(this.parent?.(), { href: checkPattern(SAFE_LINK), title: checkPattern(/^[^]{0,200}$/) });
    },
    renderHTML({ HTMLAttributes }) {
      if (!isSafeLink(HTMLAttributes.href)) return ['span', 0];
      return ['a', mergeAttributes(this.options.HTMLAttributes as Record<string, unknown>, HTMLAttributes), 0];
    },
    addProseMirrorPlugins() {
      // One of these makes links of addresses. What the other has typed, or undone, is theirs (NOTES-13).
      return (this.parent?.() ?? []).map((plugin) => answeringOnly(plugin, () => true));
    },
  });
}
