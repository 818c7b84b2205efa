import type { Output, Parsed } from '@linli/contract/endpoint'
import type { imports } from '@linli/contract/imports'
import type { QueryContext } from '#platform/module'
import { isCovered } from './collect-report.ts'
import { takeImport } from './import-row.ts'
import { refuseOthers } from './policy.ts'
import { targetOf } from './target.ts'

/** The words of one choice as the last check counted them, those without meaning first, then the frequent. */
export async function listValues(
  { db, actor }: QueryContext,
  input: Parsed<typeof imports.list_values>,
): Promise<Output<typeof imports.list_values>> {
  refuseOthers(actor)
  const head = await takeImport(db, { district_id: actor.district_id, id: input.id }, 'read')
  const target = targetOf(head.target)
  const choice = target.choices.find(({ name }) => name === input.choice)
  const mapped = head.mapping.values[input.choice] ?? {}
  const byLevels = choice?.rule === 'levels'
  const { under, is_unmapped } = input
  const words = (head.report?.words[input.choice] ?? [])
    .map((word) => ({ ...word, is_open: !isCovered(word.external_value, mapped, byLevels) }))
    .filter(({ external_value }) => {
      if (under !== undefined) return isJustBelow(external_value, under)
      return !byLevels || is_unmapped === true || !external_value.includes(' / ')
    })
    .filter(({ is_open }) => is_unmapped === undefined || is_open === is_unmapped)
    .sort((a, b) => Number(b.is_open) - Number(a.is_open) || b.n - a.n)
  const from = Number(input.cursor ?? 0)
  const page = words.slice(from, from + input.limit)
  const ours = page.flatMap(({ external_value }) => mapped[external_value]?.ours ?? [])
  const names = await target.names({ db, district_id: actor.district_id }, input.choice, ours)
  return {
    items: page.map(({ external_value, label, n }) => {
      const one = mapped[external_value]
      return {
        external_value,
        label,
        n,
        our_value: one?.ours ?? null,
        our_name: one === undefined ? null : (names.get(one.ours) ?? null),
        from: one?.from ?? null,
      }
    }),
    next_cursor: from + input.limit < words.length ? String(from + input.limit) : null,
  }
}

function isJustBelow(word: string, under: string): boolean {
  return word.startsWith(`${under} / `) && !word.slice(under.length + 3).includes(' / ')
}
