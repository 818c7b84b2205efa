import { existsSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript-5'
import { parse, walk } from './source-tree.ts'

export const MAP_FILE = 'server/src/modules/map.ts'

/**
 * Which module may use which, read from the syntax of `map.ts` without running it.
 * Undefined while there is no map.
 */
export function readModuleMap(root: string): Map<string, string[]> | undefined {
  if (!existsSync(join(root, MAP_FILE))) return undefined
  const map = new Map<string, string[]>()
  walk(parse(root, MAP_FILE), (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'MODULES') return
    const table = bare(node.initializer)
    if (!table || !ts.isObjectLiteralExpression(table)) return
    for (const property of table.properties) {
      if (!ts.isPropertyAssignment(property)) continue
      map.set(nameOf(property.name), stringsOf(bare(property.initializer)))
    }
  })
  return map
}

/** A module, then everything that it may use through the modules it uses. */
export function reachable(map: Map<string, string[]>, start: string) {
  const seen = new Set<string>()
  const visit = (name: string) => {
    for (const next of map.get(name) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      visit(next)
    }
  }
  visit(start)
  return seen
}

function bare(node: ts.Expression | undefined): ts.Expression | undefined {
  if (!node) return undefined
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return bare(node.expression)
  return ts.isParenthesizedExpression(node) ? bare(node.expression) : node
}

function nameOf(name: ts.PropertyName) {
  return ts.isStringLiteralLike(name) ? name.text : name.getText()
}

function stringsOf(node: ts.Expression | undefined) {
  if (!node || !ts.isArrayLiteralExpression(node)) return []
  return node.elements.flatMap((element) => (ts.isStringLiteralLike(element) ? [element.text] : []))
}
