import type { Locator, Page } from 'playwright-core';
import type { Desk } from './browser.ts';

/** How a person goes about: with a pointer, or with the keyboard alone. */
export type Hand = {
  press(desk: Desk, thing: Locator): Promise<void>;
  /** Chooses a radio button of a group, counted from 0. */
  choose(desk: Desk, group: Locator, which: number): Promise<void>;
  type(desk: Desk, box: Locator, words: string): Promise<void>;
  /** Chooses a file by the button that asks for one. */
  file(desk: Desk, button: Locator, file: File): Promise<void>;
};
type File = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

const far = 250;

/** Presses Tab until the focus is on a thing, or in it. */
export async function reach(page: Page, thing: Locator): Promise<void> {
  await thing.waitFor();
  for (let presses = 0; presses < far; presses += 1) {
    const there = await thing.evaluate((one) => one.contains(document.activeElement));
    if (there) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(thing)}.`);
}

export const withPointer: Hand = {
  press: (_, thing) => thing.click(),
  choose: (_, group, which) => group.getByRole('radio').nth(which).click(),
  type: (_, box, words) => box.fill(words),
  file: async ({ page }, button, file) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles(file);
  },
};

export const byKeyboard: Hand = {
  press: async ({ page }, thing) => {
    await reach(page, thing);
    await page.keyboard.press('Enter');
  },
  choose: async ({ page }, group, which) => {
    await reach(page, group);
    await page.keyboard.press('Space');
    for (let move = 0; move < which; move += 1) await page.keyboard.press('ArrowDown');
  },
  type: async ({ page }, box, words) => {
    await reach(page, box);
    await page.keyboard.type(words);
  },
  file: async ({ page }, button, file) => {
    const chosen = page.waitForEvent('filechooser');
    let opened = false;
    void chosen.then(
      () => (opened = true),
      () => undefined,
    );
    // On a busy machine the focus can go elsewhere between Tab and Enter: then a person goes to the button again.
    for (let tries = 0; tries < 5 && !opened; tries += 1) {
      await reach(page, button);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(1500);
    }
    await (await chosen).setFiles(file);
  },
};
