import { numberOf } from '@linli/contract/codes/mediators'
import type { Committee } from '@linli/contract/mediators'
import { sayDay, today } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Facts } from '../../ui/Page.tsx'
import { COMMITTEE, FORCES } from '../../words/zh-CN/forces.ts'
import { COMMITTEE_KIND } from '../../words/zh-CN/mediators.ts'

/** What a committee is. */
export function CommitteeFacts({ committee }: { committee: Committee }) {
  const { kind, numbering, elected_on, term_ends_on, established_on, seal } = committee
  const day = (text: string | null) => (text ? sayDay(text) : '—')
  const year = Number(today().slice(0, 4))
  return (
    <Facts
      items={[
        [COMMITTEE.kind, kind ? COMMITTEE_KIND[kind] : null],
        [FORCES.area, committee.area.name],
        [
          COMMITTEE.numbering,
          numbering
            ? `${fill(COMMITTEE.sample, { year, n: 7 })} ${numberOf(numbering, year, 7)}`
            : null,
        ],
        [COMMITTEE.established, established_on ? sayDay(established_on) : null],
        [
          COMMITTEE.term,
          elected_on || term_ends_on
            ? fill(COMMITTEE.term_to, { from: day(elected_on), to: day(term_ends_on) })
            : null,
        ],
        [
          COMMITTEE.members,
          fill(COMMITTEE.members_line, { members: committee.members, women: committee.women }),
        ],
        [COMMITTEE.engaged, fill(COMMITTEE.people_n, { n: committee.engaged })],
        [COMMITTEE.full_time, fill(COMMITTEE.people_n, { n: committee.full_time })],
        [
          COMMITTEE.seal,
          seal
            ? fill(COMMITTEE.seal_kept, { since: sayDay(seal.since), keeper: seal.keeper })
            : null,
        ],
        [FORCES.phone, committee.phone],
        [COMMITTEE.address, committee.address],
        [COMMITTEE.hours, committee.hours],
      ]}
    />
  )
}
