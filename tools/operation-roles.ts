import { existsSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript-5'
import { parse, walk } from './source-tree.ts'

/** Operation → its roles, as the table in the module's `index.ts` spells them. Empty while the module is not there. */
export function rolesOfModule(root: string, module: string): Map<string, string> {
  const file = `server/src/modules/${module}/index.ts`
  const roles = new Map<string, string>()
  if (!existsSync(join(root, file))) return roles
  const source = parse(root, file)
  const lists = listsOf(source)
  walk(source, (node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.initializer)) return
    const given = node.initializer.properties.find((one) => one.name?.getText() === 'roles')
    if (!given || !ts.isPropertyAssignment(given)) return
    roles.set(node.name.getText(), spell(given.initializer, lists))
  })
  return roles
}

/** Lists of roles that the file itself names, so that the page can show what is in them. */
function listsOf(source: ts.SourceFile) {
  const lists = new Map<string, ts.Expression>()
  walk(source, (node) => {
    if (ts.isVariableDeclaration(node) && node.initializer) {
      lists.set(node.name.getText(), node.initializer)
    }
  })
  return lists
}

function spell(node: ts.Expression, lists: Map<string, ts.Expression>): string {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return spell(node.expression, lists)
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map((element) => spell(element, lists)).join(', ')
  }
  if (ts.isSpreadElement(node)) return spell(node.expression, lists)
  if (ts.isStringLiteralLike(node)) return node.text.replaceAll('_', ' ')
  const list = ts.isIdentifier(node) ? lists.get(node.text) : undefined
  return list ? spell(list, lists) : node.getText().toLowerCase().replaceAll('_', ' ')
}
