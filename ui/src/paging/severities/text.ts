// SPDX-License-Identifier: Apache-2.0
import { bilingual, number } from '@/i18n/bilingual';

export const severitiesText = bilingual(
    {
        levels: 'Levels',
        levelsMore: 'What each severity means, how soon it wants an answer, and when it may disturb somebody.',
        columns: {
            severity: 'Severity',
            criteria: 'Any of these makes it so',
            respond: 'Answer within',
            leaves: 'Pages leave',
            quiet: 'Quiet hours',
        },
        breaks: 'broken',
        keeps: 'kept',
        noCriteria: 'nothing of the others',
        manners: {
            at_once: 'at once',
            business_hours: 'in business hours',
            daily_digest: 'with the daily digest',
            weekly_review: 'with the weekly review',
        },
        digest: (time: string, zone: string, day: string) =>
            `The digest leaves at ${time}, the weekly review on ${day}; ${zone} for those without business hours.`,
        teams: 'Teams that want it otherwise',
        change: 'Change it in the configuration',
        factors: {
            full_outage: 'Full outage',
            partial_outage: 'Partial outage',
            data_loss: 'Data is lost',
            security_breach: 'Security is breached',
            users: 'Users are affected',
            urgent: 'It is urgent',
            workaround: 'There is a workaround',
            cosmetic: 'It is only about looks',
        },
        users: (share: string) => `${share} of users or more are affected`,

        mapping: 'How alerts say it',
        mappingMore: (labels: string, otherwise: string) =>
            `The first of the labels ${labels} that says something known counts; without one it is ${otherwise}.`,
        noMapping: 'Only P1 to P5 themselves are understood.',

        classify: 'How bad is it?',
        classifyMore: 'Answer what is known; the severity follows, with what decided.',
        factorsLabel: 'What holds',
        share: 'Users affected, in percent',
        itIs: (severity: string) => `It is ${severity}`,
        because: (what: string) => `Because: ${what}.`,
        becauseNothing: 'Nothing of what was said makes it worse.',

        week: 'The week',
        weekMore: 'What happens to a page that begins at that time.',
        team: 'Team',
        noTeam: 'Without a team',
        before: 'The week before',
        behind: 'The week after',
        thisWeek: 'This week',
        legend: { at_once: 'leaves at once', held: 'held', digest: 'digest or review' },
        leavesAt: (time: string) => `leaves ${time}`,
        spans: (severity: string) => `${severity}, time by time`,

        held: 'Waiting for their time',
        heldMore: 'What the next digests would tell, as of now.',
        nothingHeld: 'Nothing waits.',
        leaves: (time: string) => `Leaves ${time}`,
        noTime: 'Without a time yet',
    },
    {
        levels: '단계',
        levelsMore: '심각도마다 뜻과 응답 기한, 언제 사람을 부를 수 있는지 정합니다.',
        columns: {
            severity: '심각도',
            criteria: '하나라도 해당하면',
            respond: '응답 기한',
            leaves: '호출 시점',
            quiet: '방해 금지',
        },
        breaks: '무시',
        keeps: '지킴',
        noCriteria: '다른 단계에 해당하지 않음',
        manners: {
            at_once: '바로',
            business_hours: '업무 시간에',
            daily_digest: '일일 요약으로',
            weekly_review: '주간 검토로',
        },
        digest: (time: string, zone: string, day: string) =>
            `요약은 ${time}, 주간 검토는 ${day}에 보냅니다. 업무 시간이 없는 팀은 ${zone} 기준입니다.`,
        teams: '다르게 정한 팀',
        change: '구성에서 바꾸기',
        factors: {
            full_outage: '전체 장애',
            partial_outage: '일부 장애',
            data_loss: '데이터 유실',
            security_breach: '보안 침해',
            users: '사용자 영향',
            urgent: '급함',
            workaround: '우회 방법 있음',
            cosmetic: '보기에만 문제',
        },
        users: (share: string) => `사용자의 ${share} 이상 영향`,

        mapping: '알림의 심각도 읽기',
        mappingMore: (labels: string, otherwise: string) =>
            `레이블 ${labels} 중 아는 값을 가진 첫 레이블을 따르고, 없으면 ${otherwise}입니다.`,
        noMapping: 'P1부터 P5까지만 이해합니다.',

        classify: '얼마나 심각한가요?',
        classifyMore: '아는 만큼 답하면 심각도와 그 근거가 나옵니다.',
        factorsLabel: '해당하는 것',
        share: '영향받는 사용자(%)',
        itIs: (severity: string) => `심각도 ${severity}`,
        because: (what: string) => `근거: ${what}.`,
        becauseNothing: '더 심각하게 볼 근거가 없습니다.',

        week: '주간 보기',
        weekMore: '그 시각에 시작한 호출이 어떻게 되는지 보여 줍니다.',
        team: '팀',
        noTeam: '팀 없음',
        before: '지난주',
        behind: '다음 주',
        thisWeek: '이번 주',
        legend: { at_once: '바로 호출', held: '보류', digest: '요약 또는 검토' },
        leavesAt: (time: string) => `${time}에 보냄`,
        spans: (severity: string) => `${severity} 시간별`,

        held: '때를 기다리는 호출',
        heldMore: '지금 기준으로 다음 요약에 담길 내용입니다.',
        nothingHeld: '기다리는 호출이 없습니다.',
        leaves: (time: string) => `${time}에 보냄`,
        noTime: '아직 시각이 없음',
    },
);

export const percent = (share: string | number) =>
    `${typeof share === 'number' ? number(share) : share.replace(/%$/, '')}%`;
