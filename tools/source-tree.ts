import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript-5'

const NOT_OURS = new Set(['node_modules', 'dist', 'data', '.git', '.cache', 'coverage'])

/** All files of the project below `folder`, as paths from `root` with forward slashes, in a fixed order. */
export function listFiles(root: string, folder = '.'): string[] {
  const start = join(root, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = relative(root, join(start, entry.name)).split(sep).join('/')
      if (entry.isDirectory()) return listFiles(root, path)
      return entry.isFile() ? [path] : []
    })
    .sort()
}

/** TypeScript sources of the project, without printed and hidden ones. */
export function listSources(root: string, folder = '.'): string[] {
  return listFiles(root, folder).filter(
    (file) => /\.(ts|tsx|mts)$/.test(file) && !/\.generated\.ts$|\.d\.ts$|\/\.[^/]*$/.test(file),
  )
}

export function readText(root: string, file: string) {
  return readFileSync(join(root, file), 'utf8')
}

export function isTest(file: string) {
  return /\.(test|spec)\.tsx?$/.test(file)
}

/** A test, or what tests are built from. */
export function isForTests(file: string) {
  return isTest(file) || /^(server\/test|e2e)\/|\/testing\.ts$/.test(file)
}

/** The syntax tree of one source. Types are not resolved: these checks are about spelling, not meaning. */
export function parse(root: string, file: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(file, readText(root, file), ts.ScriptTarget.Latest, true, kind)
}

/** The line of a node, counted from 1. */
export function lineOf(source: ts.SourceFile, node: ts.Node) {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}

/** Visits a node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void) {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

export interface Import {
  specifier: string
  line: number
  is_type_only: boolean
}

/** Every import of a source: statements, re-exports, `import()` of a literal, and `import('…')` in a type. */
export function importsOf(source: ts.SourceFile): Import[] {
  const found: Import[] = []
  const add = (node: ts.Node, specifier: ts.Node | undefined, isTypeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    found.push({
      specifier: specifier.text,
      line: lineOf(source, node),
      is_type_only: isTypeOnly,
    })
  }
  walk(source, (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node))
    if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], false)
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node, node.argument.literal, true)
    }
  })
  return found
}

function isTypeImport(node: ts.ImportDeclaration) {
  const clause = node.importClause
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const names = clause.namedBindings
  if (clause.name || !names || !ts.isNamedImports(names)) return false
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly)
}
