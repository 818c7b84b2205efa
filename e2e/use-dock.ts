import type { Page } from 'playwright-core'

/** Presses the button of this name. */
export function press(page: Page, verb: string): Promise<void> {
  return page.getByRole('button', { name: verb, exact: true }).click()
}

/** Presses an act of a matter's dock, also where it waits behind the word for more. */
export async function chooseAct(page: Page, verb: string): Promise<void> {
  const act = page.getByRole('button', { name: verb, exact: true })
  const more = page.getByRole('button', { name: '更多…' })
  await act.or(more).first().waitFor()
  if ((await act.count()) === 0) await more.click()
  await act.click()
}

/** Gives a broken street light to the unit that the rules suggest. */
export async function assignToSuggested(page: Page): Promise<void> {
  await press(page, '派给…')
  const form = page.getByRole('form', { name: '派给…' })
  await form
    .getByTitle(/路灯养护所/)
    .first()
    .waitFor()
  await form.getByRole('button', { name: '派给', exact: true }).click()
  await page.getByText('已派单', { exact: true }).first().waitFor()
}
