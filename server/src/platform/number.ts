import { sql } from 'kysely'
import type { Db } from './db.ts'

// Enough for a busy minute of one process, and few enough to lose at a restart: numbers of matters may have gaps.
const BLOCK = 50

/** Gives out people-facing numbers of a kind, per district and year. */
export interface Numbers {
  next(district_id: number, kind: string, year: number): Promise<number>
}

/** Takes numbers from the database in blocks, outside of the command's transaction, so that commands do not wait for each other. */
export function openNumbers(db: Db): Numbers {
  const blocks = new Map<string, Promise<{ next: number; end: number }>>()
  const take = async (district_id: number, kind: string, year: number) => {
    const found = await sql<{ next: number }>`
      insert into platform.number as t (district_id, kind, year, next)
      values (${district_id}, ${kind}, ${year}, ${BLOCK + 1})
      on conflict (district_id, kind, year) do update set next = t.next + ${BLOCK}
      returning next`.execute(db)
    const end = found.rows[0]?.next ?? BLOCK + 1
    return { next: end - BLOCK, end }
  }
  return {
    next: async (district_id, kind, year) => {
      const key = `${district_id}/${kind}/${year}`
      for (;;) {
        const waiting = blocks.get(key) ?? take(district_id, kind, year)
        blocks.set(key, waiting)
        const block = await waiting.catch((error: unknown) => {
          blocks.delete(key)
          throw error
        })
        if (block.next < block.end) return block.next++
        if (blocks.get(key) === waiting) blocks.delete(key)
      }
    },
  }
}
