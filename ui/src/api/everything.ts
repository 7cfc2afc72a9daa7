// SPDX-License-Identifier: Apache-2.0
import { get, type Parameters } from './client';
import type { Page } from './types';

/** The most that a page may hold. */
const PAGE = 1_000;

/** More than a browser can show with sense; past this the lists say that they are cut. */
export const MOST_ITEMS = 50_000;

/** All pages of a list, one after the other. */
export async function everything<T>(path: string, parameters: Parameters, signal?: AbortSignal): Promise<T[]> {
    const all: T[] = [];
    let cursor: string | null = null;
    do {
        const page: Page<T> = await get<Page<T>>(path, { ...parameters, limit: PAGE, cursor }, signal);
        all.push(...page.items);
        cursor = page.nextCursor;
    } while (cursor !== null && all.length < MOST_ITEMS);
    return all;
}
