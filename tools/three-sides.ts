import { existsSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript-5'
import type { Complaint } from './complaint.ts'
import { lineOf, listSources, parse, walk } from './source-tree.ts'

export interface DeclaredOperation {
  module: string
  name: string
  kind: string
  path: string
  /** What the contract says about it, in one line. */
  text: string
  line: number
}

const KINDS = new Set(['query', 'command', 'disclosure', 'signal'])

/** A module has one name in the contract, on the server and in the words; an operation one name in code and address. */
export function complaintsOfThreeSides(root: string): Complaint[] {
  const operations = listOperations(root)
  const modules = new Set(operations.map(({ module }) => module))
  const has = (path: string) => existsSync(join(root, path))
  const complaints: Complaint[] = operations
    .filter(({ module, name, path }) => path !== `/${module}.${name}`)
    .map(({ module, name, path, line }) => ({
      file: `contract/src/${module}.ts`,
      line,
      text: `${name} is promised at ${path}; its address is /${module}.${name}`,
    }))
  for (const module of modules) {
    const file = `contract/src/${module}.ts`
    const folder = `server/src/modules/${module}`
    if (has('server/src/main.ts') && !has(`${folder}/index.ts`)) {
      complaints.push({ file, line: 0, text: `nobody keeps this promise: ${folder} is missing` })
    }
    const words = `web/src/words/zh-CN/${module}.ts`
    if (has('web/src/words/zh-CN') && has(`${folder}/index.ts`) && !has(words)) {
      complaints.push({ file, line: 0, text: `it has no words: ${words} is missing` })
    }
  }
  return complaints
}

/** Every operation that the contract declares, read from its syntax. */
export function listOperations(root: string): DeclaredOperation[] {
  return listSources(root, 'contract/src').flatMap((file) => {
    const module = /^contract\/src\/([a-z_]+)\.ts$/.exec(file)?.[1]
    if (!module) return []
    const source = parse(root, file)
    const found: DeclaredOperation[] = []
    walk(source, (node) => {
      if (!ts.isPropertyAssignment(node) || !ts.isCallExpression(node.initializer)) return
      const kind = node.initializer.expression.getText()
      const path = node.initializer.arguments[0]
      if (!KINDS.has(kind) || !path || !ts.isStringLiteralLike(path)) return
      const name = node.name.getText().replace(/^['"]|['"]$/g, '')
      const text = docOf(node)
      found.push({ module, name, kind, path: path.text, text, line: lineOf(source, node) })
    })
    return found
  })
}

function docOf(node: ts.Node) {
  return ts
    .getJSDocCommentsAndTags(node)
    .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
}
