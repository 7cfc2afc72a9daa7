// SPDX-License-Identifier: Apache-2.0
import { bilingual } from '@/i18n/bilingual';
import type { Refusal } from './signin';

export const sessionText = bilingual(
    {
        title: 'Sign in',
        again: 'Your session ended. Sign in to go on',
        kept: 'What you typed is kept.',
        token: 'Token',
        signIn: 'Sign in',
        hint: 'The token was printed when the server started for the first time.',
        refusals: {
            wrong: 'This is not the token.',
            'too-many': 'Too many attempts. Try again in a minute.',
            unreachable: 'The server does not answer. Try again in a moment.',
            failed: 'The server could not do this. Its log says why.',
        } satisfies Record<Refusal, string>,
    },
    {
        title: '로그인',
        again: '세션이 끝났습니다. 로그인하면 이어집니다',
        kept: '입력한 내용은 그대로 있습니다.',
        token: '토큰',
        signIn: '로그인',
        hint: '토큰은 서버를 처음 시작할 때 출력됩니다.',
        refusals: {
            wrong: '토큰이 맞지 않습니다.',
            'too-many': '시도가 너무 많습니다. 1분 뒤에 다시 시도하세요.',
            unreachable: '서버가 응답하지 않습니다. 잠시 뒤 다시 시도하세요.',
            failed: '서버가 처리하지 못했습니다. 서버 로그에 이유가 있습니다.',
        },
    },
);
