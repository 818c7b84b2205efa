import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { apiPage, type ShownModule } from './api-page.ts'
import { rolesOfModule } from './operation-roles.ts'
import { type PrintedPage, ROOT, writePage } from './printed-page.ts'
import { type JsonSchema, notationOf } from './schema-notation.ts'
import { listFiles } from './source-tree.ts'
import { listOperations } from './three-sides.ts'

/** Every operation of the contract on one page, with its kind, its roles, what goes in and what comes out. */
export async function printOpenapi(root: string): Promise<PrintedPage | undefined> {
  const declared = listOperations(root)
  if (declared.length === 0) return undefined
  const contract = await readContract(root)
  const describe = describer(contract.names)
  const modules: ShownModule[] = [...new Set(declared.map(({ module }) => module))].map(
    (module) => {
      const roles = rolesOfModule(root, module)
      const operations = declared
        .filter((one) => one.module === module)
        .map(({ name, kind, path, text }) => {
          const schemas = contract.operations.get(path)
          return {
            name,
            kind,
            path: `/api${path}`,
            text,
            roles: roles.get(name),
            input: schemas ? describe(schemas.input, 'input') : '',
            output: schemas ? describe(schemas.output, 'output') : '',
          }
        })
      return { name: module, operations }
    },
  )
  const shapes = [...contract.names]
    .map(([schema, name]) => ({ name, notation: describe(schema, 'output', name) }))
    .sort((a, b) => a.name.localeCompare(b.name))
  return {
    file: 'docs/api.html',
    text: apiPage(modules, shapes),
    printer: 'tools/print-openapi.ts',
  }
}

interface Contract {
  operations: Map<string, { input: z.ZodType; output: z.ZodType }>
  /** Schemas that the contract exports under a name, so that the page can say the name. */
  names: Map<z.ZodType, string>
}

async function readContract(root: string): Promise<Contract> {
  const contract: Contract = { operations: new Map(), names: new Map() }
  const files = listFiles(root, 'contract/src').filter((file) => file.endsWith('.ts'))
  for (const file of files.filter((one) => !/\.test\.ts$/.test(one))) {
    const exported: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href)
    for (const [name, value] of Object.entries(exported)) {
      if (isSchema(value)) contract.names.set(value, name)
      else if (typeof value === 'object' && value) collectOperations(contract, value)
    }
  }
  return contract
}

function collectOperations(contract: Contract, table: object) {
  for (const one of Object.values(table)) {
    if (!isOperation(one)) continue
    contract.operations.set(one.path, { input: one.input, output: one.output })
  }
}

function isOperation(
  value: unknown,
): value is { path: string; input: z.ZodType; output: z.ZodType } {
  if (typeof value !== 'object' || !value || !('path' in value && 'input' in value)) return false
  return typeof value.path === 'string' && isSchema(value.input)
}

/** Draws a schema; inside it, schemas with a name are drawn by their name. */
function describer(names: Map<z.ZodType, string>) {
  return (schema: z.ZodType, io: 'input' | 'output', ownName?: string) => {
    const known = names.get(schema)
    if (known && known !== ownName) return known
    const drawn: JsonSchema = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const name = isSchema(zodSchema) ? names.get(zodSchema) : undefined
        if (!name || name === ownName) return
        for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key)
        jsonSchema.$ref = `#/${name}`
      },
    })
    return notationOf(drawn)
  }
}

function isSchema(value: unknown): value is z.ZodType {
  return value instanceof z.ZodType
}

if (import.meta.main) writePage(await printOpenapi(ROOT))
