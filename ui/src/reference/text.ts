// SPDX-License-Identifier: Apache-2.0
import { bilingual, count } from '@/i18n/bilingual';

export const referenceText = bilingual(
    {
        about: 'Everything that programs can ask this server. For generators and tools:',
        find: 'Find an operation',
        operations: (n: number) => count(n, 'operation'),
        none: 'No operation has these words.',
        clear: 'Show all',
        parameters: 'Parameters',
        required: 'required',
        body: 'Body',
        answers: 'Answers',
        other: 'otherwise',
    },
    {
        about: '이 서버에 프로그램이 요청할 수 있는 모든 것입니다. 생성기와 도구용 파일:',
        find: '작업 찾기',
        operations: (n: number) => `작업 ${n}개`,
        none: '이 단어가 들어간 작업이 없습니다.',
        clear: '모두 보기',
        parameters: '매개변수',
        required: '필수',
        body: '본문',
        answers: '응답',
        other: '그 밖의 경우',
    },
);
