// SPDX-License-Identifier: Apache-2.0
import { bilingual } from '@/i18n/bilingual';

export const timeText = bilingual(
    {
        units: { s: ' s', m: ' m', h: ' h', d: ' d' },
        ago: (span: string) => `${span} ago`,
        ahead: (span: string) => `in ${span}`,
    },
    {
        units: { s: '초', m: '분', h: '시간', d: '일' },
        ago: (span: string) => `${span} 전`,
        ahead: (span: string) => `${span} 뒤`,
    },
);
