// SPDX-License-Identifier: Apache-2.0
import { bilingual } from '@/i18n/bilingual';

export const liveText = bilingual(
    {
        live: 'Live',
        connecting: 'Connecting',
        notLive: 'Not live',
        since: (time: string) => `Not live since ${time}. You are looking at ${time}.`,
        never: 'The server does not answer. Nothing can be shown yet.',
        again: (seconds: number) => (seconds > 0 ? `Trying again in ${seconds} s.` : 'Trying again.'),
        now: 'Try now',
    },
    {
        live: '실시간',
        connecting: '연결 중',
        notLive: '실시간 아님',
        since: (time: string) => `${time}부터 실시간이 아닙니다. ${time} 시점의 화면입니다.`,
        never: '서버가 응답하지 않아 아직 보여 줄 것이 없습니다.',
        again: (seconds: number) => (seconds > 0 ? `${seconds}초 뒤 다시 시도합니다.` : '다시 시도하는 중입니다.'),
        now: '지금 시도',
    },
);
