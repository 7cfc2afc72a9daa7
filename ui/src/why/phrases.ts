// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@/i18n/language';

type Clock = (at: string, seconds?: boolean) => string;
type Phrase = readonly [RegExp, (parts: RegExpMatchArray, clock: Clock) => string];

// What the server says an integration will do next, phrase by phrase.
const KOREAN: readonly Phrase[] = [
    [/^is being sent$/, () => '보내는 중입니다'],
    [/^waits until (\S+) to be sent again$/, (m, clock) => `${clock(m[1] ?? '', true)}에 다시 보냅니다`],
    [/^held by time interval (.+)$/, (m) => `시간대 ‘${m[1]}’에 따라 보류 중입니다`],
    [/^this alert is left out while it is muted$/, () => '음소거되어 있는 동안 이 알림은 빠집니다'],
    [/^nothing to tell at (\S+)$/, (m, clock) => `${clock(m[1] ?? '', true)}에 알릴 것이 없습니다`],
    [/^already told; repeated from (\S+)$/, (m, clock) => `이미 알렸고, ${clock(m[1] ?? '')}부터 반복합니다`],
    [/^will be told at ([^ ]+): (.+)$/, (m, clock) => `${clock(m[1] ?? '', true)}에 알립니다`],
];

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** The phrase in the reader's language, its times in the reader's zone. */
export function next(phrase: string, language: Language, clock: Clock): string {
    if (language === 'ko') {
        for (const [pattern, say] of KOREAN) {
            const match = phrase.match(pattern);
            if (match) {
                return say(match, clock);
            }
        }
    }
    const local = phrase.replace(INSTANT, (time) => clock(time, true));
    return local.charAt(0).toUpperCase() + local.slice(1);
}
