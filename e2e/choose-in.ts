import type { Locator, Page } from 'playwright-core'

/** Chooses in a field that lists what fits the words written into it. */
export async function chooseIn(
  page: Page,
  box: Locator,
  option: string,
  words?: string,
): Promise<void> {
  await box.click()
  if (words) await box.fill(words)
  await page
    .locator('.ant-select-item-option, .ant-select-tree-node-content-wrapper')
    .filter({ hasText: option, visible: true })
    .first()
    .click()
}
