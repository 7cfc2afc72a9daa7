// SPDX-License-Identifier: Apache-2.0
import { memory, remembered } from '@/store/memory';
import { useStore } from '@/store/store';

export type Language = 'en' | 'ko';

const LANGUAGES: readonly Language[] = ['en', 'ko'];

function preferred(): Language {
    return globalThis.navigator?.language?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

export const language = remembered<Language>('language', preferred(), LANGUAGES);

/** Tells the document, so that fonts, hyphenation and screen readers follow. */
export function followLanguage(): void {
    const tell = () => {
        document.documentElement.lang = language.get();
    };
    language.subscribe(tell);
    tell();
    if (memory.get('language') === null) {
        addEventListener('languagechange', () => language.set(preferred()));
    }
}

export function useLanguage(): Language {
    return useStore(language);
}
