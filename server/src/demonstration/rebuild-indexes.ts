import type pg from 'pg'

/** What was taken off the tables, as the statements that put it back. */
export type TakenOff = { name: string; statement: string }[]

/**
 * Takes foreign keys and secondary indexes off tables that are to be filled in the same transaction: built over all rows
 * at once they cost a fraction. A transaction that does not end puts everything back by itself.
 */
export async function takeOffIndexes(
  client: pg.ClientBase,
  tables: readonly string[],
): Promise<TakenOff> {
  const keys = await client.query<{ name: string; home: string; definition: string }>(
    `select conname as name, conrelid::regclass::text as home, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])`,
    [tables],
  )
  const indexes = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index as i where i.indrelid = any($1::regclass[]) and not i.indisprimary
     order by i.indexrelid`,
    [tables],
  )
  for (const { home, name } of keys.rows) {
    await client.query(`alter table ${home} drop constraint ${name}`)
  }
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`)
  return [
    ...indexes.rows.map(({ name, definition }) => ({ name, statement: overAll(definition) })),
    ...keys.rows.map(({ home, name, definition }) => ({
      name,
      statement: `alter table ${home} add constraint ${name} ${definition}`,
    })),
  ]
}

/** An index of a partitioned table is described without its partitions; built like that it would be of no use. */
function overAll(definition: string): string {
  return definition.replace(' ON ONLY ', ' ON ')
}
