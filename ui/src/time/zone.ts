// SPDX-License-Identifier: Apache-2.0
import { type Language, useLanguage } from '@/i18n/language';
import { memory } from '@/store/memory';
import { type Store, store, useStore } from '@/store/store';

/** Whether the browser knows a zone. */
export function isZone(name: string): boolean {
    try {
        return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch {
        return false;
    }
}

const kept = memory.get('zone') ?? '';
const inner = store(kept !== '' && isZone(kept) ? kept : '');

/** In which zone times are shown; empty for that of the browser. */
export const zone: Store<string> = {
    ...inner,
    set(next) {
        memory.set('zone', next === '' ? null : next);
        inner.set(next);
    },
};

/** The zone of the browser. */
export const browserZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Names of all zones, for choosing. */
export const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((one) => one !== 'UTC')];

/** The zone that somebody chose, or undefined for that of the browser. */
export function useReaderZone(): string | undefined {
    return useStore(zone) || undefined;
}

/** Who reads. */
export function useReader(): { language: Language; zone: string | undefined } {
    return { language: useLanguage(), zone: useReaderZone() };
}
