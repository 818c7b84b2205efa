import ts from 'typescript-5'
import type { Complaint } from './complaint.ts'
import { isTest, lineOf, listSources, parse, walk } from './source-tree.ts'

const WRITING_SQL =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate|copy)\s+(?:only\s+)?([a-z_]+)\.([a-z_]+)/gi
const READING_SQL = /\b(?:from|join|using)\s+(?:only\s+|lateral\s+)?([a-z_]+)\.([a-z_]+)/gi
const WRITING_CALL = /^(insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/
const READING_CALL =
  /^(selectFrom|from|using|innerJoin|leftJoin|rightJoin|fullJoin|(inner|left)JoinLateral)$/

/** Every request pays for this one statement, so it renews the visit that it reads. */
const EXCEPTIONS = new Set(['server/src/modules/org/authenticate.ts identity.session'])

/**
 * Tables belong to modules by their schema: a module writes its own alone and joins those of modules that it may use.
 * Schemas that are no module (the platform's) are not looked at.
 */
export function checkTables(root: string, map: Map<string, string[]>): Complaint[] {
  return listSources(root, 'server/src/modules').flatMap((file) => {
    const module = /^server\/src\/modules\/([^/]+)\//.exec(file)?.[1]
    if (!module || isTest(file) || file.endsWith('/testing.ts')) return []
    const readable = [module, ...(map.get(module) ?? [])]
    return touchedTables(root, file).flatMap(({ schema, table, line, is_write }) => {
      if (!map.has(schema) || schema === module) return []
      const name = `${schema}.${table}`
      if (EXCEPTIONS.has(`${file} ${name}`)) return []
      if (is_write) return [{ file, line, text: `${name}: only the module ${schema} writes it` }]
      if (readable.includes(schema)) return []
      return [{ file, line, text: `${name}: the module map does not let ${module} read it` }]
    })
  })
}

interface Touch {
  schema: string
  table: string
  line: number
  is_write: boolean
}

function touchedTables(root: string, file: string): Touch[] {
  const source = parse(root, file)
  const touches: Touch[] = []
  walk(source, (node) => {
    const line = lineOf(source, node)
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const method = node.expression.name.text
      const first = node.arguments[0]
      const isWrite = WRITING_CALL.test(method)
      if (!first || !ts.isStringLiteralLike(first) || !(isWrite || READING_CALL.test(method)))
        return
      const [, schema, table] = /^([a-z_]+)\.([a-z_]+)/.exec(first.text) ?? []
      if (schema && table) touches.push({ schema, table, line, is_write: isWrite })
    }
    if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      touches.push(...touchesOf(node.getText(source), line))
    }
  })
  return touches
}

function touchesOf(text: string, line: number): Touch[] {
  const find = (pattern: RegExp, is_write: boolean) =>
    [...text.matchAll(pattern)].map(([, schema = '', table = '']) => ({
      schema: schema.toLowerCase(),
      table,
      line,
      is_write,
    }))
  // "delete from x" matches both; the reading half of it is harmless.
  return [...find(WRITING_SQL, true), ...find(READING_SQL, false)]
}
