import type { z } from 'zod'

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** A JSON Schema in the short notation of the API page: fields a line each, alternatives with `|`, limits in words. */
export function notationOf(schema: JsonSchema, indent = ''): string {
  if (schema.$ref) return schema.$ref.replace('#/', '')
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map((one) => notationOf(one, indent)).join(' | ')
  if (schema.allOf) return schema.allOf.map((one) => notationOf(one, indent)).join(' & ')
  if (schema.type === 'array') return arrayNotation(schema, indent)
  if (schema.type === 'object') return objectNotation(schema, indent)
  return `${schema.type ?? 'value'}${limitsOf(schema)}`
}

function arrayNotation(schema: JsonSchema, indent: string) {
  const parts = schema.prefixItems
  if (parts) return `[${parts.map((one) => notationOf(asSchema(one), indent)).join(', ')}]`
  const inner = notationOf(asSchema(schema.items), indent)
  return `${/ [|&] /.test(inner) && !inner.startsWith('{') ? `(${inner})` : inner}[]${limitsOf(schema)}`
}

function objectNotation(schema: JsonSchema, indent: string) {
  const deeper = `${indent}  `
  const required = new Set(schema.required ?? [])
  const fields = Object.entries(schema.properties ?? {}).map(([name, one]) => {
    const inner = asSchema(one)
    const fallback = inner.default === undefined ? '' : ` = ${JSON.stringify(inner.default)}`
    return `${deeper}${name}${required.has(name) ? '' : '?'}: ${notationOf(inner, deeper)}${fallback}`
  })
  if (schema.additionalProperties) {
    const key = schema.propertyNames ? notationOf(asSchema(schema.propertyNames), deeper) : 'string'
    fields.push(`${deeper}[${key}]: ${notationOf(asSchema(schema.additionalProperties), deeper)}`)
  }
  return fields.length > 0 ? `{\n${fields.join('\n')}\n${indent}}` : '{}'
}

function asSchema(value: unknown): JsonSchema {
  return isSchema(value) ? value : {}
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function limitsOf(schema: JsonSchema) {
  const { minLength, maxLength, minItems, maxItems, format, pattern } = schema
  const number = (value: number | undefined) =>
    value === undefined || Math.abs(value) === Number.MAX_SAFE_INTEGER ? undefined : value
  const limits = [
    format,
    span(minLength, maxLength, 'characters'),
    span(minItems, maxItems, 'entries'),
    span(number(schema.minimum), number(schema.maximum), ''),
    format ? undefined : pattern && `like /${pattern}/`,
  ].filter((one) => one !== undefined && one !== '')
  return limits.length > 0 ? ` (${limits.join(', ')})` : ''
}

function span(least: number | undefined, most: number | undefined, unit: string) {
  if (least === undefined && most === undefined) return undefined
  if (least === most) return `${least} ${unit}`.trim()
  return `${least === undefined ? '≤ ' : `${least}–`}${most ?? ''} ${unit}`.trim()
}
