// SPDX-License-Identifier: Apache-2.0
import { bilingual } from '@/i18n/bilingual';

export const paletteText = bilingual(
    {
        label: 'Search or run',
        hint: 'A page, an action, an alert, a silence',
        groups: { run: 'Do', go: 'Go', alerts: 'Alerts', silences: 'Silences' },
        nothing: (text: string) => `Nothing is called “${text}”.`,
        newSilence: 'New silence',
        pageSomebody: 'Page somebody',
        newSchedule: 'New schedule',
        testReceiver: 'Test a receiver',
        theme: { light: 'Light theme', dark: 'Dark theme', auto: 'Theme of the system' },
        language: '한국어',
        keys: 'Keys',
        signOut: 'Sign out',
        filterBy: (matcher: string) => `Alerts with ${matcher}`,
    },
    {
        label: '검색·실행',
        hint: '화면, 동작, 알림, 음소거',
        groups: { run: '동작', go: '이동', alerts: '알림', silences: '음소거' },
        nothing: (text: string) => `‘${text}’에 맞는 것이 없습니다.`,
        newSilence: '새 음소거',
        pageSomebody: '호출하기',
        newSchedule: '새 온콜 일정',
        testReceiver: '리시버 시험',
        theme: { light: '밝은 테마', dark: '어두운 테마', auto: '시스템 테마' },
        language: 'English',
        keys: '단축키',
        signOut: '로그아웃',
        filterBy: (matcher: string) => `${matcher} 알림`,
    },
);
