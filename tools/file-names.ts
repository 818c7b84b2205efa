import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import ts from 'typescript-5'
import type { Complaint } from './complaint.ts'
import { isForTests, isTest, listSources, parse, readText, walk } from './source-tree.ts'

const BANNED = new Set(
  'util utils helper helpers common misc shared base manager managers type types constant constants'.split(
    ' ',
  ),
)
const FIXED_MODULE_FILES = new Set([
  'index.ts',
  'lifecycle.ts',
  'policy.ts',
  'rules.ts',
  'queries.ts',
  'testing.ts',
])
/** Each of these words is a place where code only forwards. */
const LAYERS = /(^|-)(controller|service|repositor(y|ie)|dto|mapper|entit(y|ie)|facade)s?$/
const MOST_LINES = 300
const MOST_LINES_OF_TEST = 500

/** Names and lengths of files: banned words, kebab-case and PascalCase, the vocabulary of a module. */
export function complaintsOfFileNames(root: string): Complaint[] {
  return listSources(root).flatMap((file) => {
    const texts = [
      bannedName(file),
      wrongCase(root, file),
      tooLong(root, file),
      notOfModule(root, file),
    ]
    return texts.flatMap((text) => (text ? [{ file, line: 0, text }] : []))
  })
}

function bannedName(file: string) {
  const words = [...dirname(file).split('/'), stemOf(file)]
  const banned = words.find((word) => BANNED.has(word.toLowerCase()))
  return banned && `"${banned}" says nothing: name the file after what it does`
}

function wrongCase(root: string, file: string) {
  const stem = stemOf(file)
  if (file.endsWith('.tsx')) {
    if (/^[A-Z][A-Za-z0-9]*$/.test(stem) || !exportsComponent(root, file)) return undefined
    return 'a file of a React component is named in PascalCase'
  }
  if (/^use[A-Z][A-Za-z0-9]*$/.test(stem)) return undefined
  if (/^\d{4}(-[a-z0-9]+)*$/.test(stem) || /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(stem))
    return undefined
  // A module of two words is called as its schema is, on all three sides.
  if (existsSync(join(root, `server/src/modules/${stem}/index.ts`))) return undefined
  // Locales are written as BCP 47 has them.
  return stem === 'zh-CN' ? undefined : 'a file is named in kebab-case'
}

function exportsComponent(root: string, file: string) {
  return exportedNames(root, file).some((name) => /^[A-Z][a-z]/.test(name))
}

function tooLong(root: string, file: string) {
  const text = readText(root, file)
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  const most = isForTests(file) ? MOST_LINES_OF_TEST : MOST_LINES
  return lines > most ? `${lines} lines; at most ${most}` : undefined
}

/**
 * The vocabulary of a module: fixed files, `on-…`, `every-…`, tests, and files named after what they do or hold.
 * A file that `index.ts` takes one operation from is named after it; a family of them names it freely.
 */
function notOfModule(root: string, file: string) {
  const [, module, inside] = /^server\/src\/modules\/([^/]+)\/(.+)$/.exec(file) ?? []
  if (!inside || isTest(file) || FIXED_MODULE_FILES.has(inside)) return undefined
  if (/\/.*\//.test(inside)) return 'a module is at most one folder deep'
  const stem = stemOf(file)
  if (LAYERS.test(stem)) return 'modules have no layers: name the file after what it does'
  if (!stem.includes('-') || /^(on|every)-/.test(stem)) return undefined
  if (!commandFiles(root, `server/src/modules/${module}/index.ts`).has(`./${inside}`))
    return undefined
  const expected = camelCase(stem)
  if (exportedNames(root, file).includes(expected)) return undefined
  return `index.ts takes an operation from it, so it exports ${expected}`
}

/** Files whose functions stand behind a `run:` in the operations table. */
function commandFiles(root: string, index: string) {
  const files = new Set<string>()
  if (!existsSync(join(root, index))) return files
  const source = parse(root, index)
  const running = new Set<string>()
  walk(source, (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'run') {
      running.add(node.initializer.getText())
    }
  })
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    const names = statement.importClause?.namedBindings
    const specifier = statement.moduleSpecifier
    if (!names || !ts.isNamedImports(names) || !ts.isStringLiteral(specifier)) continue
    const taken = names.elements.filter((one) => running.has(one.name.text))
    if (taken.length === 1) files.add(specifier.text)
  }
  return files
}

/** Names that a source exports by declaration. */
function exportedNames(root: string, file: string): string[] {
  return parse(root, file).statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement) && isExported(statement)) {
      return statement.declarationList.declarations.map((one) => one.name.getText())
    }
    const isFunction = ts.isFunctionDeclaration(statement) && isExported(statement)
    return isFunction && statement.name ? [statement.name.text] : []
  })
}

/** Whether a statement carries the word `export`. */
export function isExported(node: { modifiers?: ts.NodeArray<ts.ModifierLike> }) {
  return node.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function stemOf(file: string) {
  return basename(file).replace(/(\.(test|spec|config))?\.(ts|tsx|mts)$/, '')
}

function camelCase(stem: string) {
  return stem.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
