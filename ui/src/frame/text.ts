// SPDX-License-Identifier: Apache-2.0
import { bilingual } from '@/i18n/bilingual';

export const frameText = bilingual(
    {
        navigation: 'Pages',
        skip: 'Skip to the page',
        search: 'Search or run',
        more: 'More',
        you: 'This browser',
        theme: 'Theme',
        themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
        language: 'Language',
        keys: 'Keys',
        signOut: 'Sign out',
        settings: 'Appearance and keys',
        observing: 'Observes, sends nothing',
        missing: 'There is no such page.',
        missingMore: 'The address may be old, or mistyped.',
        toNow: 'Go to Now',
    },
    {
        navigation: '화면 목록',
        skip: '본문으로 건너뛰기',
        search: '검색·실행',
        more: '더 보기',
        you: '이 브라우저',
        theme: '테마',
        themes: { auto: '시스템 설정', light: '밝게', dark: '어둡게' },
        language: '언어',
        keys: '단축키',
        signOut: '로그아웃',
        settings: '화면과 단축키',
        observing: '관찰만 하고 보내지 않음',
        missing: '없는 페이지입니다.',
        missingMore: '주소가 오래되었거나 잘못되었을 수 있습니다.',
        toNow: '지금 화면으로',
    },
);
