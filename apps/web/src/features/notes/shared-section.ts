import { Extension } from '@tiptap/core';
import type { Fragment, Schema } from '@tiptap/pm/model';
import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { guardSchema } from './schema-guard';

/** The part of Yjs' types that a list of items can be read from. */
type List = Pick<Y.XmlFragment, '_start'>;

/** Prepares an editor for a section that others write in. It has to come before the collaboration itself. */
export function sharedSection(fragment: Y.XmlFragment): Extension {
  return Extension.create({
    name: 'sharedSection',
    onBeforeCreate() {
      const { editor } = this;
      guardSchema(editor.schema, (inside) => leaveUnknown(bindingOf(ySyncPluginKey.getState(editor.state)), inside));
      const clear = () => clearAway(fragment, editor.schema);
      clear();
      fragment.observeDeep(clear);
      editor.on('destroy', () => fragment.unobserveDeep(clear));
    },
  });
}

/** Where the caret was in what is one block now, y-tiptap would look for its old place, perhaps beyond the end of all. */
function leaveUnknown(binding: ProsemirrorBinding | undefined, inside: Fragment): void {
  const { anchor } = binding?.beforeTransactionSelection ?? {};
  const place = anchor
    ? Y.createAbsolutePositionFromRelativePosition(anchor as Y.RelativePosition, binding!.doc)
    : null;
  for (let type = place?.type ?? null; type; type = type.parent) {
    const isIt =
      type instanceof Y.XmlElement && type.toArray().some((child) => isAmong(binding!.mapping.get(child), inside));
    if (isIt) (binding as { beforeTransactionSelection: unknown }).beforeTransactionSelection = null;
  }
}

function isAmong(node: unknown, { content }: Fragment): boolean {
  return content.some((one) => one === node);
}

function bindingOf(state: unknown): ProsemirrorBinding | undefined {
  return (state as { binding?: ProsemirrorBinding } | undefined)?.binding;
}

/** Deletes what no page has ever written, and what y-tiptap would stumble over on every page (NOTES-12). */
export function clearAway(fragment: Y.XmlFragment, schema: Schema): void {
  const strays = [...straysAtTop(fragment, schema)];
  if (strays.length === 0) return;
  fragment.doc?.transact((transaction) => strays.forEach((item) => item.delete(transaction)));
}

function* straysAtTop(fragment: Y.XmlFragment, schema: Schema): Generator<Y.Item> {
  for (const item of itemsOf(fragment)) {
    const type = typeIn(item);
    const known = type instanceof Y.XmlElement ? schema.nodes[type.nodeName] : undefined;
    const fits = !known || schema.topNodeType.contentMatch.matchType(known) !== null;
    if (type instanceof Y.XmlElement && fits) yield* straysIn(type);
    else yield item;
  }
}

function* straysIn(element: Y.XmlElement): Generator<Y.Item> {
  for (const item of itemsOf(element)) {
    const type = typeIn(item);
    if (type instanceof Y.XmlElement) yield* straysIn(type);
    else if (type instanceof Y.XmlText) yield* straysInText(type);
    else yield item;
  }
}

function* straysInText(text: Y.XmlText): Generator<Y.Item> {
  for (const item of itemsOf(text)) {
    const isText = item.content instanceof Y.ContentString || item.content instanceof Y.ContentFormat;
    if (!isText) yield item;
  }
}

function* itemsOf(list: List): Generator<Y.Item> {
  for (let item = list._start; item; item = item.right) if (!item.deleted) yield item;
}

function typeIn({ content }: Y.Item): unknown {
  return content instanceof Y.ContentType ? content.type : null;
}
