// SPDX-License-Identifier: Apache-2.0
import type { ShadowDifference, ShadowReport } from '@/api/types';
import { bilingual, number } from '@/i18n/bilingual';

type Kind = ShadowDifference['kind'];
type Side = ShadowDifference['here'];

export const shadowText = bilingual(
    {
        verdict: (r: ShadowReport) =>
            `In the last 24 h: ${number(r.same + r.regrouped)} notifications the same, ${number(r.onlyHere)} only here, ${number(r.onlyThere)} only there, ${number(r.otherAlerts)} with other alerts, ${number(r.otherTime)} at another time, ${number(r.undecided)} too young to tell.`,
        noCopy: 'No copy has come yet: add a webhook to the receivers of the other Alertmanager that points at /in/shadow.',
        without: (names: string) => `Not compared, as no copy of them came: ${names}`,
        nothing: 'No differences.',
        differences: 'Differences',
        more: 'There are more: ask watchfire shadow report.',
        here: 'here',
        there: 'there',
        side: (side: Side) => (side ? `${number(side.firing)} firing, ${number(side.resolved)} resolved` : 'nothing'),
        kinds: {
            'only-here': () => 'Only here',
            'only-there': () => 'Only there',
            'other-alerts': () => 'Other alerts',
            'other-time': (seconds: number) =>
                `${number(Math.abs(seconds))} s ${seconds < 0 ? 'earlier' : 'later'} here`,
        } satisfies Record<Kind, (seconds: number) => string>,
    },
    {
        verdict: (r: ShadowReport) =>
            `지난 24시간: 같은 전송 ${number(r.same + r.regrouped)}건, 여기만 ${number(r.onlyHere)}건, 저쪽만 ${number(r.onlyThere)}건, 알림이 다름 ${number(r.otherAlerts)}건, 시각이 다름 ${number(r.otherTime)}건, 아직 알 수 없음 ${number(r.undecided)}건.`,
        noCopy: '아직 사본이 오지 않았습니다. 기존 Alertmanager의 수신자에 /in/shadow를 가리키는 webhook을 추가하세요.',
        without: (names: string) => `사본이 오지 않아 비교하지 않음: ${names}`,
        nothing: '차이가 없습니다.',
        differences: '차이',
        more: '더 있습니다. watchfire shadow report로 확인하세요.',
        here: '여기',
        there: '저쪽',
        side: (side: Side) => (side ? `발생 ${number(side.firing)}건, 해소 ${number(side.resolved)}건` : '없음'),
        kinds: {
            'only-here': () => '여기만',
            'only-there': () => '저쪽만',
            'other-alerts': () => '알림이 다름',
            'other-time': (seconds: number) => `여기가 ${number(Math.abs(seconds))}초 ${seconds < 0 ? '빠름' : '늦음'}`,
        } satisfies Record<Kind, (seconds: number) => string>,
    },
);
