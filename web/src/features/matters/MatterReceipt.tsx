import type { Matter } from '@linli/contract/matters'
import { sayExactDeadline } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Facts } from '../../ui/Page.tsx'
import { MATTER_PAGE, PRINT } from '../../words/zh-CN/matter-page.ts'
import { CLOCK } from '../../words/zh-CN/matters.ts'
import { MatterSheet } from './MatterSheet.tsx'
import { placeLine } from './place-line.ts'

/** What the caller takes home. Nobody's name or phone stands on it. */
export function MatterReceipt({ matter }: { matter: Matter }) {
  const { street, community, grid, building } = matter.area
  const area = [street, community, grid, building].flatMap((one) => one?.name ?? [])
  const { clock } = matter
  return (
    <MatterSheet title={PRINT.receipt} matter={matter}>
      <Facts
        items={[
          [MATTER_PAGE.place, placeLine(area.join(' '), matter.address)],
          [MATTER_PAGE.category, matter.category.name],
          [MATTER_PAGE.standard, matter.standard],
          [
            PRINT.promise,
            clock
              ? fill(PRINT.accept_due, {
                  word: CLOCK[clock.kind],
                  at: sayExactDeadline(clock.due_at),
                  basis: clock.basis,
                })
              : null,
          ],
          [PRINT.handled_by, matter.unit?.name],
        ]}
      />
      <p>{PRINT.keep}</p>
      <p className="l-quiet">{PRINT.call}</p>
    </MatterSheet>
  )
}
