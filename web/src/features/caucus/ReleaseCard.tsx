import type { Release } from '@linli/contract/caucus-shapes'
import type { Side } from '@linli/contract/codes/mediation'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge, Notice, type Tone } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CAUCUS, CONSENT, MANNER, RELEASE_STATE, ROOM_OF } from '../../words/zh-CN/caucus.ts'
import { PhotoField } from '../documents/PhotoField.tsx'
import type { DraftFile } from '../documents/useUploads.ts'
import { RoomFiles } from './RoomItems.tsx'
import { sendSealed } from './send-sealed.ts'

const TONE: Record<Release['state'], Tone> = {
  asked: 'todo',
  agreed: 'doing',
  refused: 'over',
  withdrawn: 'quiet',
  released: 'done',
}

/** A proposed release: exactly what will be seen, by whom, who has said yes, and what this person may do. */
export function ReleaseCard({ id, side, release }: { id: string; side: Side; release: Release }) {
  const of = { id, side, release_id: release.id }
  const sides = release.to_sides.map((one) => ROOM_OF[one]).join('、')
  const answer = useCommand('caucus.answer_release', {
    onDone: (_, { answer: given }) =>
      say(
        given === 'agreed'
          ? CAUCUS.agreed_done
          : given === 'refused'
            ? CAUCUS.refused_done
            : CAUCUS.withdrawn_done,
      ),
  })
  const withdraw = useCommand('caucus.withdraw_release', {
    onDone: () => say(CAUCUS.withdrawn_done),
  })
  const handOver = useCommand('caucus.hand_over', { onDone: () => say(CAUCUS.handed_over) })
  const problem = answer.error ?? withdraw.error ?? handOver.error
  const may = (act: Release['can'][number]) => release.can.includes(act)
  return (
    <div className={`c-release c-side-${side}`}>
      <Badge tone={TONE[release.state]}>{RELEASE_STATE[release.state]}</Badge>
      <div>{fill(CAUCUS.will_see, { sides })}</div>
      <div className="c-will-see">
        {release.words}
        <RoomFiles files={release.files} />
      </div>
      <ul className="l-quiet">
        {release.parties.map((party) => (
          <li key={party.party_id}>
            {party.answer
              ? `${party.name}：${CONSENT[party.answer]}${party.manner ? `（${MANNER[party.manner]}）` : ''}`
              : fill(CAUCUS.waits_for, { name: party.name })}
          </li>
        ))}
      </ul>
      {may('answer') || may('hand_over') ? <Notice tone="soon">{CAUCUS.for_good}</Notice> : null}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="l-row">
        {may('answer') ? (
          <>
            <Button look="main" onClick={() => answer.mutate({ ...of, answer: 'agreed' })}>
              {CAUCUS.agree}
            </Button>
            <Button onClick={() => answer.mutate({ ...of, answer: 'refused' })}>
              {CAUCUS.refuse}
            </Button>
          </>
        ) : null}
        {may('withdraw_consent') ? (
          <Button onClick={() => answer.mutate({ ...of, answer: 'withdrawn' })}>
            {CAUCUS.withdraw_consent}
          </Button>
        ) : null}
        {may('hand_over') ? (
          <Button look="main" onClick={() => handOver.mutate(of)}>
            {fill(CAUCUS.hand_over, { sides })}
          </Button>
        ) : null}
        {may('withdraw') ? (
          <Button look="quiet" onClick={() => withdraw.mutate(of)}>
            {CAUCUS.withdraw}
          </Button>
        ) : null}
      </div>
      {may('record_paper') ? <PaperConsent of={of} release={release} /> : null}
    </div>
  )
}

function PaperConsent({
  of,
  release,
}: {
  of: { id: string; side: Side; release_id: string }
  release: Release
}) {
  const [files, setFiles] = useState<DraftFile[]>([])
  const [problem, setProblem] = useState<string>()
  const record = useCommand('caucus.record_consent', { onDone: () => setFiles([]) })
  const keep = async (party_id: string, answer: 'agreed' | 'refused') => {
    try {
      setProblem(undefined)
      const [upload_id] = await sendSealed(files.slice(0, 1), of)
      if (upload_id) await record.mutateAsync({ ...of, party_id, answer, upload_id })
    } catch (error) {
      setProblem(reasonText(error))
    }
  }
  const open = release.parties.filter(({ answer }) => answer !== 'agreed')
  if (open.length === 0) return null
  return (
    <details>
      <summary>{CAUCUS.record_paper}</summary>
      <p>{CAUCUS.paper_scan}</p>
      <PhotoField files={files} onChange={setFiles} limit={1} />
      {problem ? <Notice tone="over">{problem}</Notice> : null}
      {open.map(({ party_id, name }) => (
        <div key={party_id} className="l-row">
          <span>{fill(CAUCUS.paper_of, { name })}</span>
          <Button disabled={files.length === 0} onClick={() => void keep(party_id, 'agreed')}>
            {CONSENT.agreed}
          </Button>
          <Button disabled={files.length === 0} onClick={() => void keep(party_id, 'refused')}>
            {CONSENT.refused}
          </Button>
        </div>
      ))}
    </details>
  )
}
