// SPDX-License-Identifier: Apache-2.0
import { type Language, language, useLanguage } from './language';

/** The same texts in both languages: the compiler sees that neither lacks one. */
export type Bilingual<T> = Readonly<Record<Language, T>>;

export function bilingual<T>(en: T, ko: NoInfer<T>): Bilingual<T> {
    return { en, ko };
}

/** The texts in the reader's language; the component follows when that changes. */
export function useText<T>(texts: Bilingual<T>): T {
    return texts[useLanguage()];
}

/** For code that is no component. */
export function textNow<T>(texts: Bilingual<T>): T {
    return texts[language.get()];
}

export function number(n: number): string {
    return new Intl.NumberFormat(language.get()).format(n);
}

/** "1 alert", "2 alerts". */
export function count(n: number, one: string, many = `${one}s`): string {
    return `${number(n)} ${n === 1 ? one : many}`;
}
