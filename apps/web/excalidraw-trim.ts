import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { parseAst, type Plugin } from 'vite';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('@excalidraw/excalidraw'));
/** The same code as the published bundle, with its names, so that it can be said what is left out. */
const READABLE = join(PACKAGE, '../dev');

/** What the board never shows: other places to keep drawings, dialogs that the room has its own of, and decoration. */
const UNUSED_COMPONENTS = [
  ...['LogoIcon', 'LogoText', 'WelcomeScreenMenuItem', 'Center', 'MenuHint', 'ToolbarHint', 'HelpHint'],
  ...['LibraryMenu', 'LibraryDropdownMenu', 'PublishLibrary', 'CommandPalette', 'UserList', 'Hyperlink'],
  ...['ImageExportDialog', 'JSONExportDialog', 'ElementLinkDialog', 'PasteChartDialog'],
  ...['TTDDialog', 'MermaidToExcalidraw', 'Stats'],
];

const REPLACEMENTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(UNUSED_COMPONENTS.map((name) => [name, '() => null'])),
  // 209 parts of a font that we do not serve: see `excalidraw-assets.ts`.
  XiaolaiFontFaces: '[]',
  define_import_meta_env_default: '{ PROD: true, DEV: false, MODE: "production" }',
};

const PURE = '/* @__PURE__ */ ';
/** Calls that only make a value: where nothing uses it, neither it nor what it was made from is kept. */
const WITHOUT_EFFECT =
  /^(createIcon|atom|withInternalFallback|Object\.assign|(React\d*\.)?(memo|forwardRef|createContext)\d*)$/;

/** Scenes hidden in pictures are neither written nor read here, so nothing has to be packed for that. */
const NO_PACKING = '\0no-packing';
const REFUSAL = 'export const deflate = () => { throw new Error("No scene is hidden in a picture here."); };';

/** Leaves out of Excalidraw what the room does not use: a quarter of what a browser would have to load for the board. */
export function trimExcalidraw(): Plugin {
  const left = new Set(Object.keys(REPLACEMENTS));
  return {
    name: 'trim-excalidraw',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === '@excalidraw/excalidraw') return join(READABLE, 'index.js');
      return source === 'pako' && importer?.startsWith(READABLE) ? NO_PACKING : null;
    },
    load: (id) => (id === NO_PACKING ? `${REFUSAL}\nexport const inflate = deflate;` : null),
    transform(code, id) {
      if (dirname(id) !== READABLE || !id.endsWith('.js')) return null;
      let trimmed = '';
      let at = 0;
      for (const { name, start, end, callee } of topLevelValues(code, basename(id))) {
        const replacement = REPLACEMENTS[name] ?? (WITHOUT_EFFECT.test(callee) ? PURE + code.slice(start, end) : null);
        if (replacement === null) continue;
        trimmed += code.slice(at, start) + replacement;
        at = end;
        left.delete(name);
      }
      return { code: trimmed + code.slice(at), map: null };
    },
    generateBundle() {
      if (left.size > 0) this.error(`Excalidraw no longer has ${[...left].join(', ')}: look what it has instead.`);
    },
  };
}

interface TopLevelValue {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What is called to make the value; empty when it is no call. */
  readonly callee: string;
}

/** `var name = value` at the top of a file: all that its bundler leaves of a module. */
function topLevelValues(code: string, file: string): TopLevelValue[] {
  return parseAst(code, {}, file).body.flatMap((statement) => {
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id, init }) => {
      if (id.type !== 'Identifier' || !init) return [];
      const callee = init.type === 'CallExpression' ? code.slice(init.callee.start, init.callee.end) : '';
      return [{ name: id.name, start: init.start, end: init.end, callee }];
    });
  });
}
