// SPDX-License-Identifier: Apache-2.0
import { bilingual, count } from '@/i18n/bilingual';
import { type Recurrence, type Rhythm, rhythmOf, type Weekday } from './plan';

const DAYS_EN: Record<Weekday, string> = {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
};
const DAYS_KO: Record<Weekday, string> = {
    monday: '월',
    tuesday: '화',
    wednesday: '수',
    thursday: '목',
    friday: '금',
    saturday: '토',
    sunday: '일',
};

function inEnglish(plan: Recurrence): string {
    const [day = '', time = ''] = plan.first.split('T');
    const at = `at ${time.slice(0, 5)}`;
    const every = (one: string) => (plan.every === 1 ? `Every ${one}` : `Every ${plan.every} ${one}s`);
    const days = plan.weekdays.map((one) => DAYS_EN[one as Weekday]);
    const list = days.length < 2 ? days.join('') : `${days.slice(0, -1).join(', ')} and ${days.at(-1)}`;
    switch (rhythmOf(plan)) {
        case 'once':
            return `Once, ${day} ${at}`;
        case 'daily':
            return `${every('day')} ${at}`;
        case 'workdays':
            return `Every weekday ${at}`;
        case 'weekly':
            return plan.every === 1 ? `Every ${list} ${at}` : `${every('week')} on ${list} ${at}`;
        case 'monthly':
            return `${every('month')} on day ${Number(day.slice(8))} ${at}`;
    }
}

function inKorean(plan: Recurrence): string {
    const [day = '', long = ''] = plan.first.split('T');
    const time = long.slice(0, 5);
    const days = plan.weekdays.map((one) => DAYS_KO[one as Weekday]).join('·');
    switch (rhythmOf(plan)) {
        case 'once':
            return `한 번, ${day} ${time}`;
        case 'daily':
            return plan.every === 1 ? `매일 ${time}` : `${plan.every}일마다 ${time}`;
        case 'workdays':
            return `평일 매일 ${time}`;
        case 'weekly':
            return plan.every === 1 ? `매주 ${days}요일 ${time}` : `${plan.every}주마다 ${days}요일 ${time}`;
        case 'monthly':
            return `${plan.every === 1 ? '매월' : `${plan.every}개월마다`} ${Number(day.slice(8))}일 ${time}`;
    }
}

export const maintenanceText = bilingual(
    {
        says: inEnglish,
        days: DAYS_EN,
        shortDays: {
            monday: 'Mo',
            tuesday: 'Tu',
            wednesday: 'We',
            thursday: 'Th',
            friday: 'Fr',
            saturday: 'Sa',
            sunday: 'Su',
        } as Record<Weekday, string>,
        list: 'Maintenance',
        add: 'Plan maintenance',
        none: 'No maintenance is planned.',
        noneMore: 'Windows that come round mute what is worked on, and nothing else.',
        missing: 'There is no such maintenance any more.',
        states: { running: 'Running', coming: 'Coming', skipped: 'Skipped' },
        runsUntil: (time: string) => `runs until ${time}`,
        comesAt: (time: string) => `next ${time}`,
        skippedUntil: (time: string) => `ended early, would have run until ${time}`,
        change: 'Change',
        remove: 'End it',
        removeSure: 'End it, with its open window',
        removed: (name: string) => `${name} is ended.`,
        endWindow: 'End this window only',
        endWindowSure: 'End this window',
        windowEnded: 'This window is ended. The next one comes all the same.',
        notYours: 'It mutes alerts of a team in which you are not a responder.',
        when: 'When',
        lasts: 'Lasts',
        lastsValue: (minutes: number) =>
            minutes % 1_440 === 0
                ? count(minutes / 1_440, 'day')
                : minutes % 60 === 0
                  ? count(minutes / 60, 'hour')
                  : count(minutes, 'minute'),
        zone: 'Zone',
        until: 'Last day',
        untilHint: 'Empty for no end.',
        by: 'Planned by',
        history: 'History',
        noHistory: 'Nothing is known.',
        facts: {
            saved: (who: string, what: string) => `${who} planned: ${what}`,
            made: 'Window planned',
            began: (n: number) => `Window began, ${count(n, 'alert')} muted`,
            ended: 'Window ended',
        },

        newTitle: 'Plan maintenance',
        editTitle: 'Change the maintenance',
        name: 'Name',
        nameHint: 'Such as: weekly backup',
        matchers: 'Matchers',
        rhythm: 'How often',
        rhythms: {
            once: 'Once',
            daily: 'Every day',
            workdays: 'Every weekday',
            weekly: 'Every week',
            monthly: 'Every month',
        } satisfies Record<Rhythm, string>,
        every: { daily: 'Every so many days', weekly: 'Every so many weeks', monthly: 'Every so many months' },
        onDays: 'On',
        firstDay: 'First day',
        day: 'Day',
        time: 'At',
        length: 'For',
        unit: 'Unit',
        units: { m: 'minutes', h: 'hours', d: 'days' },
        why: 'Why',
        next: 'Next windows',
        here: 'Your time',
        there: (zone: string) => zone,
        noWindow: 'No window would come any more. Choose a later day.',
        save: 'Plan it',
        saveChange: 'Save the change',
        saved: 'Planned.',
        changed: 'The maintenance is changed.',
        conflict: 'Somebody changed it meanwhile. Yours is not saved: close this, look at theirs, and change it again.',
        needName: 'It needs a name.',
        needMatcher: 'It needs at least one matcher.',
        unfinished: 'A matcher is not finished.',
    },
    {
        says: inKorean,
        days: {
            monday: '월요일',
            tuesday: '화요일',
            wednesday: '수요일',
            thursday: '목요일',
            friday: '금요일',
            saturday: '토요일',
            sunday: '일요일',
        },
        shortDays: DAYS_KO,
        list: '점검',
        add: '점검 계획',
        none: '예정된 점검이 없습니다.',
        noneMore: '정해진 시간에 작업 대상만 음소거합니다.',
        missing: '더 이상 없는 점검입니다.',
        states: { running: '진행 중', coming: '예정', skipped: '생략' },
        runsUntil: (time: string) => `${time}까지 진행`,
        comesAt: (time: string) => `다음 ${time}`,
        skippedUntil: (time: string) => `일찍 끝냄(원래 ${time}까지)`,
        change: '수정',
        remove: '점검 종료',
        removeSure: '진행 중인 점검까지 종료',
        removed: (name: string) => `${name}: 종료했습니다.`,
        endWindow: '이번 점검만 끝내기',
        endWindowSure: '이번 점검 끝내기',
        windowEnded: '이번 점검을 끝냈습니다. 다음 점검은 그대로 진행됩니다.',
        notYours: '응답자로 속하지 않은 팀의 알림을 음소거합니다.',
        when: '일정',
        lasts: '시간',
        lastsValue: (minutes: number) =>
            minutes % 1_440 === 0
                ? `${minutes / 1_440}일`
                : minutes % 60 === 0
                  ? `${minutes / 60}시간`
                  : `${minutes}분`,
        zone: '시간대',
        until: '마지막 날',
        untilHint: '비워 두면 계속됩니다.',
        by: '계획한 사람',
        history: '이력',
        noHistory: '알려진 이력이 없습니다.',
        facts: {
            saved: (who: string, what: string) => `${who} 계획: ${what}`,
            made: '점검 예약됨',
            began: (n: number) => `점검 시작, 알림 ${n}건 음소거`,
            ended: '점검 끝남',
        },

        newTitle: '점검 계획',
        editTitle: '점검 수정',
        name: '이름',
        nameHint: '예: 주간 백업',
        matchers: '매처',
        rhythm: '반복',
        rhythms: { once: '한 번', daily: '매일', workdays: '평일', weekly: '매주', monthly: '매월' },
        every: { daily: '며칠마다', weekly: '몇 주마다', monthly: '몇 달마다' },
        onDays: '요일',
        firstDay: '첫날',
        day: '날짜',
        time: '시각',
        length: '길이',
        unit: '단위',
        units: { m: '분', h: '시간', d: '일' },
        why: '사유',
        next: '다음 점검 시간',
        here: '내 시간',
        there: (zone: string) => zone,
        noWindow: '더 이상 돌아오는 점검이 없습니다. 이후 날짜를 고르세요.',
        save: '계획 저장',
        saveChange: '수정 저장',
        saved: '점검을 계획했습니다.',
        changed: '점검을 수정했습니다.',
        conflict: '그사이 다른 사람이 수정해 저장하지 못했습니다. 닫고 바뀐 내용을 확인한 뒤 다시 수정하세요.',
        needName: '이름이 필요합니다.',
        needMatcher: '매처가 하나 이상 필요합니다.',
        unfinished: '매처 입력이 끝나지 않았습니다.',
    },
);
