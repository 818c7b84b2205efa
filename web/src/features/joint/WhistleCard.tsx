import type { Whistle, WhistleUnit } from '@linli/contract/joint'
import { Due, Moment } from '../../lib/Moment.tsx'
import { sayMoment } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Badge } from '../../ui/States.tsx'
import { CALL, WHISTLE_ANSWER, WHISTLE_KIND } from '../../words/zh-CN/joint.ts'
import { ANSWER_TONE } from './task-tone.ts'
import './joint.css'

/** A call: who called whom where and when, how each unit answered, and what both sides say of it. */
export function WhistleCard({ whistle }: { whistle: Whistle }) {
  const { kind, caller, blown_at, rings_at, meets_at, place, due_at, due_hours } = whistle
  const isOpen = whistle.ended_at === null
  return (
    <div className="l-joint-row">
      <div className="l-joint-row-head">
        <strong>{WHISTLE_KIND[kind]}</strong>
        <span className="l-quiet l-small">
          {fill(CALL.who, { name: caller.name, at: sayMoment(blown_at) })}
        </span>
      </div>
      <p className="l-joint-said">{whistle.what}</p>
      <p className="l-small">{fill(CALL.meets, { at: sayMoment(meets_at), place })}</p>
      {rings_at > blown_at ? (
        <p className="l-quiet l-small">{fill(CALL.rings_later, { at: sayMoment(rings_at) })}</p>
      ) : null}
      {isOpen ? (
        <p className="l-quiet l-small">
          {fill(CALL.due, { at: sayMoment(due_at), hours: due_hours })} <Due at={due_at} />
        </p>
      ) : null}
      {whistle.units.map((called) => (
        <CalledUnit key={called.unit.id} called={called} />
      ))}
      <p className={isOpen ? 'l-quiet l-small' : 'l-joint-said'}>
        {isOpen ? CALL.open : fill(CALL.outcome, { words: whistle.outcome })}
      </p>
    </div>
  )
}

function CalledUnit({ called }: { called: WhistleUnit }) {
  return (
    <div className="l-joint-called">
      <span>{called.unit.name}</span>
      <div>
        <p>
          <Badge tone={ANSWER_TONE[called.answer]}>{WHISTLE_ANSWER[called.answer]}</Badge>{' '}
          {called.answered_at ? (
            <span className="l-quiet l-small">
              <Moment at={called.answered_at} />
            </span>
          ) : null}
        </p>
        {called.is_coming === null ? null : <p>{saidBy(called)}</p>}
        {called.came === null ? null : (
          <p className="l-small">
            {CALL.street_says}：{cameWord(called)}
          </p>
        )}
        {called.was_justified === null ? null : (
          <p className="l-small">
            {CALL.unit_says}：{called.was_justified ? CALL.justified : CALL.not_justified}
            {called.unit_words ? `，${called.unit_words}` : ''}
          </p>
        )}
      </div>
    </div>
  )
}

function saidBy({ is_coming, comes_as, comes_at, words }: WhistleUnit): string {
  if (!is_coming) return fill(CALL.not_coming, { words })
  const comes = fill(CALL.comes, { who: comes_as, at: comes_at ? sayMoment(comes_at) : '' })
  return words ? `${comes}。${words}` : comes
}

function cameWord({ came, helped }: WhistleUnit): string {
  if (!came) return CALL.came_not
  return helped ? CALL.came_helped : CALL.came_only
}
