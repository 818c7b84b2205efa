import ts from 'typescript-5'
import type { Complaint } from './complaint.ts'
import { isExported } from './file-names.ts'
import { isForTests, isTest, lineOf, listSources, parse, readText, walk } from './source-tree.ts'

const MOST_LINES_OF_FUNCTION = 50
/** In JSX every element closes on a line of its own. */
const MOST_LINES_OF_COMPONENT = 80
const MOST_PARAMETERS = 4
/** Programs of others read the default export of these. */
const CONFIGURATION = /(^|\/)(vitest|vite)\.config\.ts$/

/** Shapes of code that the house does without, with the place of each. */
export function complaintsOfCode(root: string): Complaint[] {
  return listSources(root).flatMap((file) => {
    const source = parse(root, file)
    const complaints: Complaint[] = unfinished(root, file)
    walk(source, (node) => {
      for (const text of complaintsOfNode(file, source, node)) {
        complaints.push({ file, line: lineOf(source, node), text })
      }
    })
    return complaints
  })
}

function complaintsOfNode(file: string, source: ts.SourceFile, node: ts.Node) {
  const texts = [
    defaultExport(file, node),
    looseType(file, node),
    wrongClock(file, node),
    bigFunction(file, source, node),
    undocumented(file, node),
  ]
  return texts.flatMap((text) => text ?? [])
}

function defaultExport(file: string, node: ts.Node) {
  if (CONFIGURATION.test(file)) return undefined
  const isDefault =
    (ts.isExportAssignment(node) && !node.isExportEquals) ||
    (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent))
  return isDefault ? 'no default exports: a thing has one name everywhere' : undefined
}

function looseType(file: string, node: ts.Node) {
  // The platform meets the types of packages; there the linter asks for a written reason instead.
  if (file.startsWith('server/src/platform/')) return undefined
  if (isForTests(file) && ts.isAsExpression(node)) return undefined
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'no any'
  if (ts.isNonNullExpression(node)) return 'no !: say what happens when it is missing'
  if (!ts.isAsExpression(node) && !ts.isTypeAssertionExpression(node)) return undefined
  if (node.type.getText() === 'const') return undefined
  return 'no "as": parse or narrow instead'
}

function wrongClock(file: string, node: ts.Node) {
  if (!file.startsWith('server/src/modules/') || isTest(file)) return undefined
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') {
    return (node.arguments?.length ?? 0) === 0 ? 'ctx.now is the only clock' : undefined
  }
  if (!ts.isPropertyAccessExpression(node)) return undefined
  const text = node.getText().replace(/\s/g, '')
  if (text === 'Date.now') return 'ctx.now is the only clock'
  return text === 'process.env' ? 'configuration is read in platform/config.ts alone' : undefined
}

function bigFunction(file: string, source: ts.SourceFile, node: ts.Node) {
  if (isForTests(file) || !isFunction(node)) return undefined
  const texts: string[] = []
  const lines = ownLines(source, node)
  const most = file.endsWith('x') ? MOST_LINES_OF_COMPONENT : MOST_LINES_OF_FUNCTION
  if (lines > most) texts.push(`a function of ${lines} lines; at most ${most}`)
  if (node.parameters.length > MOST_PARAMETERS) {
    texts.push(`${node.parameters.length} parameters; at most ${MOST_PARAMETERS}, then one object`)
  }
  return texts
}

/** Lines of a function without those of the functions in it, which are counted by themselves. */
function ownLines(source: ts.SourceFile, node: ts.Node) {
  let inner = 0
  const visit = (child: ts.Node) => {
    if (isFunction(child)) inner += spanOf(source, child) - 1
    else ts.forEachChild(child, visit)
  }
  ts.forEachChild(node, visit)
  return spanOf(source, node) - inner
}

function spanOf(source: ts.SourceFile, node: ts.Node) {
  const last = source.getLineAndCharacterOfPosition(node.end).line + 1
  return last - lineOf(source, node) + 1
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node)
  )
}

function undocumented(file: string, node: ts.Node) {
  if (!/^(server|contract)\/src\//.test(file) || isTest(file)) return undefined
  const name = exportedFunctionName(node)
  if (!name || ts.getJSDocCommentsAndTags(node).length > 0) return undefined
  return `${name} is exported, so it says in a sentence what it does`
}

function exportedFunctionName(node: ts.Node) {
  if (ts.isFunctionDeclaration(node) && isExported(node)) return node.name?.text
  if (!ts.isVariableStatement(node) || !isExported(node)) return undefined
  const functions = node.declarationList.declarations.filter(
    ({ initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
  )
  return functions[0]?.name.getText()
}

function unfinished(root: string, file: string): Complaint[] {
  return readText(root, file)
    .split('\n')
    .flatMap((text, index) => {
      const word = /(?:^|\s)(?:\/\/|\/?\*).*\b(TODO|FIXME|XXX|HACK)\b/.exec(text)?.[1]
      return word ? [{ file, line: index + 1, text: `no ${word}: do it, or write an issue` }] : []
    })
}
