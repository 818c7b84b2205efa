import { PARTY_LINE, type UnitKind } from '@linli/contract/codes/org'
import type { AreaLevel } from '@linli/contract/identity'
import type { Board, BoardLine } from '@linli/contract/org'
import { fill } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { Badge, Empty } from '../../ui/States.tsx'
import { BOARD } from '../../words/zh-CN/board.ts'
import { AREA_LEVEL, POST_KIND } from '../../words/zh-CN/org.ts'
import './board-view.css'

const NEAR_TO_FAR: readonly AreaLevel[] = ['building', 'grid', 'community', 'street', 'district']
const PARTY: readonly UnitKind[] = PARTY_LINE

/** Who looks after a place: from the building up, each with the office's phone to call. */
export function BoardView({ board }: { board: Board }) {
  if (board.lines.length === 0) return <Empty title={BOARD.empty}>{BOARD.empty_hint}</Empty>
  return (
    <>
      {NEAR_TO_FAR.map((level) => {
        const lines = board.lines.filter((line) => line.area.level === level)
        const [first] = lines
        if (!first) return null
        return (
          <Section key={level} title={first.area.name} aside={<Level level={level} />}>
            <ul className="l-board">
              {lines.map((line) => (
                <Line key={`${line.post_kind} ${line.person_name} ${line.unit.id}`} line={line} />
              ))}
            </ul>
          </Section>
        )
      })}
    </>
  )
}

function Level({ level }: { level: AreaLevel }) {
  return <span className="l-quiet l-small">{AREA_LEVEL[level]}</span>
}

function Line({ line }: { line: BoardLine }) {
  const isParty = PARTY.includes(line.unit.kind)
  return (
    <li className={`l-board-line ${isParty ? 'l-board-party' : ''}`}>
      <div className="l-board-who">
        <p>
          <strong>{line.person_name}</strong>
          <span className="l-board-post">{POST_KIND[line.post_kind]}</span>
        </p>
        <p className="l-quiet l-small">{line.unit.name}</p>
        {line.hours ? (
          <p className="l-quiet l-small">{fill(BOARD.hours, { hours: line.hours })}</p>
        ) : null}
        {line.substitute_name ? (
          <Badge tone="soon">{fill(BOARD.substitute, { name: line.substitute_name })}</Badge>
        ) : null}
      </div>
      {line.phone ? (
        <a className="l-button l-button-plain l-board-call" href={`tel:${dialled(line.phone)}`}>
          {fill(BOARD.call, { phone: line.phone })}
        </a>
      ) : (
        <span className="l-quiet l-small">{BOARD.no_phone}</span>
      )}
    </li>
  )
}

function dialled(phone: string) {
  return phone.replace(/[^\d+]/g, '')
}
