import { PARTY_LINE, type UnitKind } from '@linli/contract/codes/org'
import type { AreaLevel } from '@linli/contract/identity'
import type { Board, BoardLine } from '@linli/contract/org'
import { fill } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { Badge, Empty } from '../../ui/States.tsx'
import { BOARD } from '../../words/zh-CN/board.ts'
import { AREA_LEVEL, POST_KIND } from '../../words/zh-CN/org.ts'
import './board-view.css'
import { type BoardPosts, groupBoard } from './group-board.ts'

const PARTY: readonly UnitKind[] = PARTY_LINE

/** Who looks after a place: from the building up, each with the office's phone to call. */
export function BoardView({ board }: { board: Board }) {
  if (board.lines.length === 0) return <Empty title={BOARD.empty}>{BOARD.empty_hint}</Empty>
  return (
    <>
      {groupBoard(board.lines).map(({ level, area_name, posts }) => (
        <Section key={level} title={area_name} aside={<Level level={level} />}>
          <div className="l-board">
            {posts.map((post) => (
              <Posts key={post.kind} post={post} />
            ))}
          </div>
        </Section>
      ))}
    </>
  )
}

function Posts({ post }: { post: BoardPosts }) {
  const list = (
    <ul>
      {post.lines.map((line) => (
        <Line key={`${line.person_name} ${line.unit.id} ${line.area.id}`} line={line} />
      ))}
    </ul>
  )
  if (!post.isFolded) return list
  return (
    <details>
      <summary>{fill(BOARD.folded, { post: POST_KIND[post.kind], n: post.lines.length })}</summary>
      {list}
    </details>
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
