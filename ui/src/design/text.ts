// SPDX-License-Identifier: Apache-2.0
import { bilingual } from '@/i18n/bilingual';

export const designText = bilingual(
    {
        close: 'Close',
        loading: 'Loading',
        couldNotLoad: 'This could not be loaded.',
        unaffected: 'Notifications do not depend on this page.',
        unreachable: 'The server does not answer.',
        tryNow: 'Try now',
        retries: 'It is tried again by itself.',
        broken: 'This page broke.',
        brokenMore: 'The rest of the console works on. The browser’s console says what happened.',
        reload: 'Load again',
        undo: 'Undo',
        dismiss: 'Dismiss',
    },
    {
        close: '닫기',
        loading: '불러오는 중',
        couldNotLoad: '불러오지 못했습니다.',
        unaffected: '알림 전송은 이 화면과 상관없이 계속됩니다.',
        unreachable: '서버가 응답하지 않습니다.',
        tryNow: '지금 시도',
        retries: '자동으로 다시 시도합니다.',
        broken: '이 페이지에서 오류가 났습니다.',
        brokenMore: '다른 화면은 계속 쓸 수 있습니다. 자세한 내용은 브라우저 콘솔에 있습니다.',
        reload: '다시 불러오기',
        undo: '실행 취소',
        dismiss: '닫기',
    },
);
