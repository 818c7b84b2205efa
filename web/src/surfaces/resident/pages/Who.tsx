import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { AreaSearch } from '../../../features/org/AreaSearch.tsx'
import { usePosition } from '../../../features/org/usePosition.ts'
import { call } from '../../../lib/client.ts'
import { useBack } from '../../../lib/useBack.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Notice } from '../../../ui/States.tsx'
import { BOARD } from '../../../words/zh-CN/board.ts'
import { PLACE } from '../../../words/zh-CN/place.ts'

/** Who looks after my building: found by its name or by where I stand. */
export function Who() {
  const navigate = useNavigate()
  const back = useBack()
  const [problem, setProblem] = useState<string>()
  const open = (id: string) => void navigate({ to: '/who/$id', params: { id } })
  const own = usePosition((position) => {
    call('org.find_area_at', { position }).then(
      ({ area }) => (area ? open(area.id) : setProblem(BOARD.outside)),
      (error) => setProblem(reasonText(error)),
    )
  })
  const word = own.problem ?? problem
  return (
    <Page title={BOARD.title} back={back} slot={<TypeSwitch />}>
      <p className="l-quiet">{BOARD.lead}</p>
      <AreaSearch onPick={(area) => open(area.id)} />
      <Button isWide onClick={own.find} busyWord={own.isFinding && PLACE.finding}>
        {BOARD.at_my_position}
      </Button>
      {word ? <Notice tone="soon">{word}</Notice> : null}
    </Page>
  )
}
