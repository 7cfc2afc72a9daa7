// SPDX-License-Identifier: Apache-2.0
// What the console is made of, as the tests find it.

import { seen } from './rig.js';

export const row = (page, text) => page.locator('[data-row]', { hasText: text });
/** A row's link, which opens it. */
export const open = (page, text) => row(page, text).first().getByRole('link').click();
export const drawer = (page) => page.getByTestId('drawer').last();
export const view = (page, name) => page.getByRole('navigation').getByRole('link', { name }).first().click();
export const title = (page, text) => seen(page.getByRole('heading', { level: 1, name: text, exact: true }));
export const alert = (alertname, labels = {}, rest = {}) => ({ labels: { alertname, ...labels }, ...rest });
export const filter = (page) => page.getByRole('combobox', { name: 'Filter by matchers' });

/** Whatever the page has to show, once it is there. */
export const something = (page) => page.locator('main :is(h2, [data-row], a, b):visible').first();

/** What sticks out of the window, or has to be moved sideways to be read. */
export function tooWide() {
    const wide = [];
    for (const element of document.querySelectorAll('body, body *')) {
        if (element.closest('svg, pre, .visually-hidden, [hidden]')) {
            continue;
        }
        const style = getComputedStyle(element);
        const tabs = element.closest('[role=radiogroup]');
        const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll' || element === document.body;
        const box = element.getBoundingClientRect();
        const clipped = element.parentElement?.closest('.cut');
        if (
            (scrolls && !tabs && element.scrollWidth > element.clientWidth) ||
            (!clipped && !tabs && box.width > 0 && box.right > innerWidth + 0.5)
        ) {
            wide.push(`${element.tagName}.${element.className} ends at ${box.right}`);
        }
    }
    return wide;
}
