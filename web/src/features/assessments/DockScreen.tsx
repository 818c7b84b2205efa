import type { Matter } from '@linli/contract/matters'
import { Button } from '../../ui/Button.tsx'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { RISK } from '../../words/zh-CN/risk.ts'
import { ScreenForm } from './ScreenForm.tsx'

/** The screening in the dock of a matter's page. */
export function DockScreen({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  return (
    <div className="d-dock-form">
      <div className="l-row l-row-apart">
        <h3>{RISK.title}</h3>
        <Button look="quiet" onClick={onClose}>
          {MATTER_PAGE.cancel}
        </Button>
      </div>
      <ScreenForm matter={matter} onClose={onClose} />
    </div>
  )
}
