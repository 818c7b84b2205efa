import type { Agreement, ObligationLine } from '@linli/contract/agreement-shapes'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { today } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { AGREEMENT } from '../../words/zh-CN/agreement-page.ts'
import { PhotoField } from '../documents/PhotoField.tsx'
import { type DraftFile, useUploads } from '../documents/useUploads.ts'
import { readMoney } from './money.ts'

/** Somebody tells that something was done, with proof where there is some. */
export function TellForm({
  agreement,
  one,
  onClose,
}: {
  agreement: Agreement
  one: ObligationLine
  onClose: () => void
}) {
  const owed = (one.amount_fen ?? 0) - one.paid_fen
  const [amount, setAmount] = useState(owed > 0 ? (owed / 100).toFixed(2) : '')
  const [on, setOn] = useState(today())
  const [words, setWords] = useState('')
  const [files, setFiles] = useState<DraftFile[]>([])
  const uploads = useUploads(files, setFiles, true)
  const tell = useCommand('agreements.tell_performance', {
    invalidates: ['agreements.', 'mediation.'],
  })
  const fen = readMoney(amount)
  const isPayment = one.kind === 'payment'
  const send = async () => {
    const file_ids = await uploads.finish()
    await tell.mutateAsync({
      ...{ id: agreement.id, obligation_id: one.id, on, words, file_ids },
      ...(isPayment && fen !== null ? { amount_fen: fen } : {}),
      is_receipt: file_ids.length > 0,
    })
    say(one.can.includes('judge') ? AGREEMENT.got : AGREEMENT.told)
    onClose()
  }
  return (
    <div className="l-stack">
      {isPayment ? (
        <Field
          label={AGREEMENT.amount}
          inputMode="decimal"
          value={amount}
          error={fen === null ? AGREEMENT.amount_wrong : undefined}
          onChange={(event) => setAmount(event.target.value)}
        />
      ) : null}
      <Field
        label={AGREEMENT.day}
        type="date"
        max={today()}
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
      <TextArea
        label={AGREEMENT.words}
        isOptional
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p>{AGREEMENT.proof}</p>
      <PhotoField files={files} onChange={setFiles} words={uploads.words} limit={3} />
      {tell.error ? <Notice tone="over">{reasonText(tell.error)}</Notice> : null}
      <div className="l-row">
        <Button
          look="main"
          disabled={isPayment && fen === null}
          busyWord={tell.isPending && AGREEMENT.working}
          onClick={() => void send().catch(() => undefined)}
        >
          {AGREEMENT.tell}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {AGREEMENT.cancel}
        </Button>
      </div>
    </div>
  )
}
