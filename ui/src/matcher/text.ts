// SPDX-License-Identifier: Apache-2.0
import { bilingual, count, number } from '@/i18n/bilingual';
import type { ParseProblem } from './parse';

export const matcherText = bilingual(
    {
        label: 'Filter by matchers',
        hint: 'Add a matcher, like team=~"pay.*"',
        remove: (matcher: string) => `Remove ${matcher}`,
        edit: (matcher: string) => `Edit ${matcher}`,
        values: (n: number) => count(n, 'value'),
        alerts: (n: number) => count(n, 'alert'),
        suggestions: 'Suggestions',
        takes: 'takes it',
        problem: (problem: ParseProblem): string => {
            switch (problem.kind) {
                case 'no-name':
                    return 'A matcher begins with the name of a label.';
                case 'no-operator':
                    return `After ${problem.name} comes =, !=, =~ or !~.`;
                case 'bad-operator':
                    return `${problem.found} is no operator: use =, !=, =~ or !~.`;
                case 'no-value':
                    return `${problem.name} needs a value. "" stands for none.`;
                case 'open-quote':
                    return 'The quote does not end.';
                case 'bad-regex':
                    return `${problem.value} is no regular expression.`;
                case 'rest':
                    return `${problem.found} does not belong here. A comma parts matchers.`;
            }
        },
    },
    {
        label: '매처로 필터',
        hint: '매처 추가, 예: team=~"pay.*"',
        remove: (matcher: string) => `${matcher} 제거`,
        edit: (matcher: string) => `${matcher} 수정`,
        values: (n: number) => `값 ${number(n)}개`,
        alerts: (n: number) => `알림 ${number(n)}건`,
        suggestions: '제안',
        takes: '선택',
        problem: (problem: ParseProblem): string => {
            switch (problem.kind) {
                case 'no-name':
                    return '매처는 레이블 이름으로 시작합니다.';
                case 'no-operator':
                    return `${problem.name} 뒤에는 =, !=, =~, !~ 중 하나가 필요합니다.`;
                case 'bad-operator':
                    return `${problem.found}: 연산자가 아닙니다. =, !=, =~, !~를 쓰세요.`;
                case 'no-value':
                    return `${problem.name}에 값이 필요합니다. 값이 없음은 ""입니다.`;
                case 'open-quote':
                    return '따옴표가 닫히지 않았습니다.';
                case 'bad-regex':
                    return `${problem.value}: 정규식이 아닙니다.`;
                case 'rest':
                    return `${problem.found}: 여기에 올 수 없습니다. 매처는 쉼표로 구분합니다.`;
            }
        },
    },
);
