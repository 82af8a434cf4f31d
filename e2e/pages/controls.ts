import type { Locator, Page } from 'playwright';

/** Chooses in a drop-down list. */
export async function choose(scope: Locator | Page, label: string, option: string): Promise<void> {
  await scope.getByRole('combobox', { name: label }).click();
  await scope.getByRole('option', { name: option, exact: true }).click();
}

/** Chooses in an open menu: the item, or an item and then one of its submenu. */
export async function chooseFromMenu(page: Page, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await page.locator('[role^="menuitem"]').filter({ hasText: label }).first().click();
  }
}
