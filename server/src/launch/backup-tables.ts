import type pg from 'pg'

/** A table that holds rows itself: plain, or one partition. */
export interface Table {
  /** `schema.table`, quoted as SQL needs it. */
  name: string
  columns: string[]
  /** Of a partition: its parent and its bounds. */
  parent: string | null
  bounds: string | null
}

/** Where a sequence stands. */
export interface Sequence {
  name: string
  value: string
  is_called: boolean
}

/** What a whole database consists of, but for its rows. */
export interface Manifest {
  tables: (Table & { rows: number; digest: string })[]
  files: number
  sequences: Sequence[]
}

/** What a database says about its own shape, and which processes are at work on it, is true of no other database. */
const OWN_LISTS = ['public.linli_migration', 'pgboss.version', 'pgboss.instance']

/** All tables with rows of their own, parents of partitions left out, in an order that repeats. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array(select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0
        and not attisdropped and attgenerated = '' order by attnum) as columns,
      (select format('%I.%I', pn.nspname, p.relname) from pg_inherits i join pg_class p on p.oid = i.inhparent
        join pg_namespace pn on pn.oid = p.relnamespace where i.inhrelid = c.oid and c.relispartition) as parent,
      pg_get_expr(c.relpartbound, c.oid) as bounds
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p'
      and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 1`)
  return rows.filter((table) => !OWN_LISTS.includes(table.name))
}

/** All sequences and where they stand. */
export async function listSequences(client: pg.Client): Promise<Sequence[]> {
  const found = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, sequencename) as name from pg_sequences order by 1`,
  )
  const sequences: Sequence[] = []
  for (const { name } of found.rows) {
    const { rows } = await client.query(`select last_value::text as value, is_called from ${name}`)
    sequences.push({ name, ...rows[0] })
  }
  return sequences
}

/** Takes all foreign keys away and answers the statements that put them back, each checked again then. */
export async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ away: string; back: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
    from pg_constraint where contype = 'f' and conparentid = 0 order by 1`)
  for (const { away } of rows) await client.query(away)
  return rows.map(({ back }) => back)
}

/** Makes partitions that a job had made after the migrations. */
export async function makeMissing(client: pg.Client, tables: Table[]): Promise<void> {
  const present = new Map((await listTables(client)).map((table) => [table.name, table]))
  for (const table of tables) {
    const found = present.get(table.name)
    if (!found && table.parent) {
      await client.query(`create table ${table.name} partition of ${table.parent} ${table.bounds}`)
    } else if (!found || table.columns.some((column) => !found.columns.includes(column))) {
      throw new Error(
        `备份里的表 ${table.name} 与本程序的不同，请用写成这份备份的版本恢复，再升级。现有数据未被改动。`,
      )
    }
  }
}

/** Settings under which text copies of the same rows are the same bytes everywhere. */
export async function setPlainText(client: pg.Client): Promise<void> {
  for (const setting of [
    "timezone = 'UTC'",
    "datestyle = 'ISO, YMD'",
    "intervalstyle = 'postgres'",
    "client_encoding = 'UTF8'",
    "bytea_output = 'hex'",
    'extra_float_digits = 1',
  ])
    await client.query(`set ${setting}`)
}

/** The columns as COPY and SELECT name them. */
export function columnsOf(client: pg.Client, columns: string[]): string {
  return columns.map((column) => client.escapeIdentifier(column)).join(', ')
}
