import { expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from './browser.ts';

describeWithBrowser('the browser', () => {
  it('starts and shows a page', async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent('<title>Reroute</title><p>hello</p>');
      expect(await page.title()).toBe('Reroute');
    } finally {
      await browser.close();
    }
  });
});
