import { useNavigate, useParams } from '@tanstack/react-router'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { EMPTY_REPORT, REPORT_DRAFT_KEY } from '../../../features/matters/report-draft.ts'
import { BoardView } from '../../../features/org/BoardView.tsx'
import { readDraft, writeDraft } from '../../../lib/drafts.ts'
import { useQuery } from '../../../lib/queries.ts'
import { useBack } from '../../../lib/useBack.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { BOARD } from '../../../words/zh-CN/board.ts'

/** The responsibility board of one place, and the way to write to its people: a matter of this place. */
export function WhoBoard() {
  const navigate = useNavigate()
  const back = useBack('/who')
  const { id = '' } = useParams({ strict: false })
  const board = useQuery('org.get_board', { area_id: id })
  const area = board.data?.area
  const write = async () => {
    if (!area) return
    const place = {
      position: null,
      area: { id: area.id, names: area.path_names, is_chosen: true },
      address: '',
    }
    const kept = await readDraft<typeof EMPTY_REPORT>(REPORT_DRAFT_KEY)
    await writeDraft(REPORT_DRAFT_KEY, { ...EMPTY_REPORT, ...kept, place })
    void navigate({ to: '/report', search: { step: 2 } })
  }
  return (
    <Page
      title={BOARD.title}
      back={back}
      slot={<TypeSwitch />}
      act={
        area ? (
          <Button look="main" isWide onClick={() => void write()}>
            {BOARD.write}
          </Button>
        ) : null
      }
    >
      {board.error ? <Notice tone="over">{reasonText(board.error)}</Notice> : null}
      {board.isPending ? <Skeleton lines={8} /> : null}
      {board.data ? (
        <>
          <div>
            <h2>{board.data.area.name}</h2>
            <p className="l-quiet">{board.data.area.path_names.slice(0, -1).join(' ')}</p>
            {board.data.area.is_assumed ? <p className="l-quiet l-small">{BOARD.assumed}</p> : null}
          </div>
          <BoardView board={board.data} />
          <p className="l-quiet l-small">{BOARD.write_hint}</p>
        </>
      ) : null}
    </Page>
  )
}
