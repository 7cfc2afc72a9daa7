// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@/i18n/language';
import { timeText } from '@/time/text';

const PARTS = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1_000],
] as const;

/** A configured length of time, exactly: "1 h 30 m". */
export function duration(language: Language, ms: number): string {
    const { units } = timeText[language];
    const parts: string[] = [];
    let rest = ms;
    for (const [unit, length] of PARTS) {
        const whole = Math.floor(rest / length);
        rest -= whole * length;
        if (whole > 0) {
            parts.push(`${whole}${units[unit]}`);
        }
    }
    if (rest > 0) {
        parts.push(`${rest} ms`);
    }
    return parts.join(' ') || `0${units.s}`;
}
