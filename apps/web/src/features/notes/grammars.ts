import bash from 'highlight.js/lib/languages/bash';
import go from 'highlight.js/lib/languages/go';
import graphql from 'highlight.js/lib/languages/graphql';
import http from 'highlight.js/lib/languages/http';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import protobuf from 'highlight.js/lib/languages/protobuf';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>['children'][number];

/** A stretch of code and how it is to look. */
export interface CodeStretch {
  readonly length: number;
  readonly className: string;
}

const lowlight = createLowlight({
  ...{ bash, go, graphql, http, java, javascript, json, protobuf, python, sql, typescript, yaml },
});

/** The stretches of a piece of code, one after the other. Fetched with the first code block (NOTES-14). */
export function highlight(language: string, code: string): CodeStretch[] {
  return lowlight.highlight(language, code).children.flatMap((tree) => stretches(tree, ''));
}

function stretches(tree: Tree, className: string): CodeStretch[] {
  if (tree.type === 'text') return [{ length: tree.value.length, className }];
  if (tree.type !== 'element') return [];
  const names = tree.properties.className;
  const inner = Array.isArray(names) ? names.join(' ') : className;
  return tree.children.flatMap((child) => stretches(child, inner));
}
