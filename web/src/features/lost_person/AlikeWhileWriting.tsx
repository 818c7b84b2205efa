import type { InputOf } from '../../lib/api.ts'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { fill } from '../../lib/words.ts'
import { Paper, Section } from '../../ui/Page.tsx'
import { LIKENESS, LOST } from '../../words/zh-CN/lost_person.ts'
import { LostRow } from './LostRow.tsx'

const PAUSE_MS = 800

/** Open cases of the other kind that look like what is being written: seen before anything is saved. Absent while there are none;
 * that none can be asked for keeps nobody from writing. */
export function AlikeWhileWriting({ draft }: { draft: InputOf<'lost_person.suggest_for'> }) {
  const key = useSettled(JSON.stringify(draft), PAUSE_MS)
  const settled: InputOf<'lost_person.suggest_for'> = JSON.parse(key)
  const list = useQuery('lost_person.suggest_for', settled, { keepsPrevious: true })
  if (!list.data?.length) return null
  return (
    <Section title={LOST.match_title}>
      <p className="l-quiet">{LOST.match_early}</p>
      {list.data.map((other) => (
        <Paper key={other.id}>
          <LostRow line={other} />
          <p>{fill(LOST.alike, { what: other.alike.map((one) => LIKENESS[one]).join('、') })}</p>
        </Paper>
      ))}
    </Section>
  )
}
