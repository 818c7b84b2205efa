import type { FromBasis, LawKind } from '@linli/contract/codes/law'
import type { LawLine, LawVersion } from '@linli/contract/law'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { standingOn } from '../rules.ts'

/** A version as its row and its statute's say it. */
export interface VersionRow {
  code: string
  title: string
  short: string
  kind: LawKind
  passed: string
  from: string
  until: string | null
  ended: string | null
  from_basis: FromBasis
  ended_by: string | null
  checked_on: string
  source: string
}

/** The columns of a `VersionRow`, from `law.version as v` and `law.statute as s`. */
export const VERSION_COLUMNS =
  sql.raw(`s.code, s.title, s.short, s.kind, v.passed, v.in_force_from as "from",
  v.in_force_until as until, v.ended, v.from_basis, v.ended_by, v.checked_on, v.source`)

/** The condition that a version holds on a day. */
export function holdsOn(on: string): RawBuilder<boolean> {
  return sql<boolean>`v.in_force_from <= ${on}::date and (v.in_force_until is null or v.in_force_until >= ${on}::date)`
}

/** The version that holds on a day first, then the last before it, then the first after it. */
export function nearestTo(on: string): RawBuilder<unknown> {
  return sql`(${holdsOn(on)}) desc, (v.in_force_from <= ${on}::date) desc,
    abs(v.in_force_from - ${on}::date)`
}

/** A version for the page, as it stands on a day. */
export function versionOf(row: VersionRow, on: string): LawVersion {
  const { ended: _, ...version } = row
  return { ...version, standing: standingOn(row, on) }
}

/** The line of a version in a list. */
export function lineOf(row: VersionRow, on: string): LawLine {
  const { code, title, short, kind, passed, from, until } = row
  return { code, title, short, kind, passed, from, until, standing: standingOn(row, on) }
}

/** All versions of a law, the newest first; empty where there is no such law. */
export async function versionsOf(db: Db | Tx, code: string): Promise<VersionRow[]> {
  const found = await sql<VersionRow>`
    select ${VERSION_COLUMNS} from law.version as v join law.statute as s on s.code = v.code
    where v.code = ${code} order by v.in_force_from desc`.execute(db)
  return found.rows
}

/** Laws, each by the version nearest to a day. */
export async function nearestVersions(
  db: Db | Tx,
  on: string,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<VersionRow[]> {
  const found = await sql<VersionRow>`
    select * from (
      select distinct on (s.rank, s.code) s.rank, ${VERSION_COLUMNS}
      from law.version as v join law.statute as s on s.code = v.code
      where ${where} order by s.rank, s.code, ${nearestTo(on)}
    ) as nearest order by rank, code limit ${limit}`.execute(db)
  return found.rows.map(({ ...row }) => row)
}
