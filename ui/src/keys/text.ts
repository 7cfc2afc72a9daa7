// SPDX-License-Identifier: Apache-2.0
import { bilingual } from '@/i18n/bilingual';

export const keysText = bilingual(
    {
        title: 'Keys',
        on: 'Single keys do something',
        off: 'Off: only Esc and Ctrl K work.',
        go: (page: string) => `go to ${page}`,
        list: {
            palette: 'search, run',
            move: 'down, up',
            select: 'select',
            open: 'open',
            close: 'close, clear',
            silence: 'silence',
            override: 'override (On-call)',
            why: 'why?',
            filter: 'filter',
            undo: 'undo',
            help: 'this list',
        },
    },
    {
        title: '단축키',
        on: '한 글자 단축키 사용',
        off: '꺼짐: Esc와 Ctrl K만 동작합니다.',
        go: (page: string) => `${page}(으)로 이동`,
        list: {
            palette: '검색·실행',
            move: '아래, 위',
            select: '선택',
            open: '열기',
            close: '닫기, 지우기',
            silence: '음소거',
            override: '대체(온콜)',
            why: '왜?',
            filter: '필터',
            undo: '실행 취소',
            help: '이 목록',
        },
    },
);
