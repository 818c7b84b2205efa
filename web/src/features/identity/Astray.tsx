import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/States.tsx'
import { APP } from '../../words/zh-CN/app.ts'

/** An address that leads nowhere, and the way home. */
export function Missing() {
  return (
    <Page title={APP.name}>
      <Empty title={APP.page_missing}>
        <p>{APP.page_missing_hint}</p>
        <p>
          <a className="l-button l-button-plain" href={homeOf(location.pathname)}>
            {APP.to_home}
          </a>
        </p>
      </Empty>
    </Page>
  )
}

/** A page that failed to draw, most often because a newer version has been put in place since. */
export function Broken() {
  return (
    <Page title={APP.name}>
      <Empty title={APP.page_broken}>
        <p>{APP.page_broken_hint}</p>
        <Button look="main" onClick={() => location.reload()}>
          {APP.try_again}
        </Button>
      </Empty>
    </Page>
  )
}

function homeOf(path: string) {
  return /^\/(worker|desk)\//.exec(path)?.[0] ?? '/'
}
