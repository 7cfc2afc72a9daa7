// SPDX-License-Identifier: Apache-2.0
import { bilingual } from '@/i18n/bilingual';
import type { PasskeyFault, PasskeyFitness } from './passkey';
import type { Refusal } from './signin';

type Unfit = Record<Exclude<PasskeyFitness, 'available'>, string>;

export const sessionText = bilingual(
    {
        title: 'Sign in',
        again: 'Your session ended. Sign in to go on',
        kept: 'What you typed is kept.',
        ways: { account: 'Account', token: 'Token' },
        way: 'Sign in with',
        user: 'User name',
        displayName: 'Name that others see',
        password: 'Password',
        newPassword: 'Password, 12 characters or more',
        token: 'Token',
        signIn: 'Sign in',
        hints: {
            account: 'No account yet? The server prints a link for the first one when it starts.',
            token: 'The operator’s token was printed when the server started for the first time; it stands in its data folder.',
        },
        setUp: 'The first account',
        setUpMore: 'It is an administrator and can invite others.',
        invited: (email: string) => (email ? `Invitation for ${email}` : 'Invitation'),
        reset: (user: string) => `A new password for ${user}`,
        make: 'Make the account',
        save: 'Save the password',
        linkStays: 'The link was not looked at, and can be used once the server answers.',
        lookAgain: 'Try again',
        over: 'This link is used up or too old.',
        overMore: 'Restart the server for a new set-up link, or ask an administrator for another one.',
        toSignIn: 'To the sign-in',
        stepUp: 'Is it you?',
        stepUpMore: 'This changes what people or programs may do. Afterwards it goes on where you were.',
        goOn: 'Go on',
        refusals: {
            wrong: 'This is not right.',
            'too-many': 'Too many attempts. Try again in a minute.',
            unreachable: 'The server does not answer. Try again in a moment.',
            failed: 'The server could not do this. Its log says why.',
        } satisfies Record<Refusal, string>,
    },
    {
        title: '로그인',
        again: '세션이 끝났습니다. 로그인하면 이어집니다',
        kept: '입력한 내용은 그대로 있습니다.',
        ways: { account: '계정', token: '토큰' },
        way: '로그인 방법',
        user: '사용자 이름',
        displayName: '다른 사람에게 보이는 이름',
        password: '비밀번호',
        newPassword: '비밀번호(12자 이상)',
        token: '토큰',
        signIn: '로그인',
        hints: {
            account: '아직 계정이 없나요? 서버가 시작할 때 첫 계정을 만드는 링크를 출력합니다.',
            token: '운영자 토큰은 서버를 처음 시작할 때 출력되며 데이터 폴더에 있습니다.',
        },
        setUp: '첫 계정',
        setUpMore: '관리자 계정이며 다른 사람을 초대할 수 있습니다.',
        invited: (email: string) => (email ? `${email} 초대` : '초대'),
        reset: (user: string) => `${user}의 새 비밀번호`,
        make: '계정 만들기',
        save: '비밀번호 저장',
        linkStays: '링크를 확인하지 못했습니다. 서버가 응답하면 그대로 쓸 수 있습니다.',
        lookAgain: '다시 시도',
        over: '이미 사용했거나 기한이 지난 링크입니다.',
        overMore: '서버를 다시 시작해 새 링크를 받거나 관리자에게 요청하세요.',
        toSignIn: '로그인으로',
        stepUp: '본인 확인',
        stepUpMore: '사람이나 프로그램의 권한을 바꾸는 작업입니다. 확인하면 하던 일이 이어집니다.',
        goOn: '계속',
        refusals: {
            wrong: '맞지 않습니다.',
            'too-many': '시도가 너무 많습니다. 1분 뒤에 다시 시도하세요.',
            unreachable: '서버가 응답하지 않습니다. 잠시 뒤 다시 시도하세요.',
            failed: '서버가 처리하지 못했습니다. 서버 로그에 이유가 있습니다.',
        },
    },
);

export const passkeyText = bilingual(
    {
        title: 'Passkeys',
        about: 'Sign in with the lock of your device: a fingerprint, your face or its PIN. Nothing to remember, and nothing that a false page could steal.',
        none: 'None yet.',
        name: 'Name of the passkey',
        add: 'Add a passkey',
        use: 'Use a passkey',
        signIn: 'Sign in with a passkey',
        offer: 'Next time without a password?',
        notNow: 'Not now',
        first: 'First passkey',
        rename: 'Rename',
        remove: 'Remove',
        removeIt: 'Remove this passkey',
        save: 'Save',
        cancel: 'Cancel',
        for: (host: string) => `for ${host}`,
        used: 'used',
        unused: 'never used',
        backedUp: 'on your other devices too',
        unfit: {
            'needs-name':
                'Passkeys need a host name, and this page was opened by its address. On the server’s own machine open it as localhost; elsewhere give the server a name and TLS.',
            'needs-tls': 'Passkeys need https, except on localhost.',
            'unknown-host':
                'For passkeys the server must know the name under which this page was opened: --web.external-url says it.',
            'no-browser': 'This browser has no passkeys.',
        } satisfies Unfit,
        fault: (fault: PasskeyFault) =>
            fault.kind === 'cancelled'
                ? 'No passkey was used. Try again, or sign in otherwise.'
                : fault.kind === 'exists'
                  ? 'This device has a passkey for you already.'
                  : fault.error.isUnreachable
                    ? 'The server does not answer. Try again in a moment.'
                    : fault.error.message,
    },
    {
        title: '패스키',
        about: '지문, 얼굴, PIN 같은 기기 잠금으로 로그인합니다. 외울 것이 없고 가짜 페이지가 훔칠 수도 없습니다.',
        none: '아직 없습니다.',
        name: '패스키 이름',
        add: '패스키 추가',
        use: '패스키 사용',
        signIn: '패스키로 로그인',
        offer: '다음부터 비밀번호 없이 로그인할까요?',
        notNow: '나중에',
        first: '첫 패스키',
        rename: '이름 바꾸기',
        remove: '삭제',
        removeIt: '이 패스키 삭제',
        save: '저장',
        cancel: '취소',
        for: (host: string) => `${host}용`,
        used: '마지막 사용',
        unused: '사용한 적 없음',
        backedUp: '다른 기기에도 있음',
        unfit: {
            'needs-name':
                '패스키에는 호스트 이름이 필요한데 이 페이지는 IP 주소로 열렸습니다. 서버가 있는 컴퓨터에서는 localhost로 열고, 그 밖에서는 서버에 이름과 TLS를 설정하세요.',
            'needs-tls': '패스키는 localhost가 아니면 https가 필요합니다.',
            'unknown-host': '패스키를 쓰려면 서버가 이 페이지의 이름을 알아야 합니다. --web.external-url에 설정하세요.',
            'no-browser': '이 브라우저는 패스키를 지원하지 않습니다.',
        },
        fault: (fault: PasskeyFault) =>
            fault.kind === 'cancelled'
                ? '패스키를 사용하지 않았습니다. 다시 시도하거나 다른 방법으로 로그인하세요.'
                : fault.kind === 'exists'
                  ? '이 기기에는 이미 패스키가 있습니다.'
                  : fault.error.isUnreachable
                    ? '서버가 응답하지 않습니다. 잠시 뒤 다시 시도하세요.'
                    : fault.error.message,
    },
);

export const providerText = bilingual(
    {
        title: 'Connected accounts',
        with: (label: string) => `Sign in with ${label}`,
        connect: (label: string) => `Connect ${label}`,
        disconnect: 'Disconnect',
        failed: (provider: string) => (provider ? `Not signed in with ${provider}` : 'Not signed in'),
        failures: {
            'not-invited': 'There is no invitation for your address. Ask an administrator for one.',
            'email-not-verified':
                'The provider does not say that it verified your e-mail address. Verify it there, or ask whoever runs it.',
            'account-exists':
                'There is an account with your address already. Sign in to it as before, and connect the provider under “Appearance and keys”.',
            'identity-taken': 'This account at the provider is connected to somebody else here.',
            'set-up-first':
                'There is no administrator yet. Make the first account with the link that the server printed when it started.',
            disabled: 'Your account here is disabled. Ask an administrator.',
            'not-begun-here':
                'This sign-in was not begun in this browser, took longer than ten minutes, or was ended before. Begin again.',
            'provider-refused': 'The provider refused, or you did there. Try again, or sign in otherwise.',
            'provider-unreachable': 'The provider does not answer. Try again in a moment, or sign in otherwise.',
            'provider-wrong':
                'The provider answered something that it should not have. The server’s log says what; an administrator can mend it.',
            'token-refused':
                'What the provider said of you could not be believed. The server’s log says why; often a clock is wrong.',
            'too-many-attempts': 'Too many attempts. Try again in a minute.',
            other: 'The server’s log says why. Try again, or sign in otherwise.',
        },
    },
    {
        title: '연결된 계정',
        with: (label: string) => `${label}(으)로 로그인`,
        connect: (label: string) => `${label} 연결`,
        disconnect: '연결 해제',
        failed: (provider: string) => (provider ? `${provider}(으)로 로그인하지 못했습니다` : '로그인하지 못했습니다'),
        failures: {
            'not-invited': '이 주소로 온 초대가 없습니다. 관리자에게 초대를 요청하세요.',
            'email-not-verified':
                '제공자가 이메일 주소를 확인했다고 알려 주지 않았습니다. 제공자에서 주소를 확인하거나 담당자에게 문의하세요.',
            'account-exists':
                '같은 주소를 쓰는 계정이 이미 있습니다. 원래 방법으로 로그인한 뒤 “화면과 단축키”에서 제공자를 연결하세요.',
            'identity-taken': '이 제공자 계정은 이미 다른 사람에게 연결되어 있습니다.',
            'set-up-first': '아직 관리자가 없습니다. 서버가 시작할 때 출력한 링크로 첫 계정을 만드세요.',
            disabled: '사용이 중지된 계정입니다. 관리자에게 문의하세요.',
            'not-begun-here':
                '이 브라우저에서 시작한 로그인이 아니거나, 10분이 지났거나, 이미 끝난 로그인입니다. 다시 시작하세요.',
            'provider-refused':
                '제공자가 거절했거나 그곳에서 취소했습니다. 다시 시도하거나 다른 방법으로 로그인하세요.',
            'provider-unreachable': '제공자가 응답하지 않습니다. 잠시 뒤 다시 시도하거나 다른 방법으로 로그인하세요.',
            'provider-wrong': '제공자의 응답이 올바르지 않습니다. 서버 로그에 내용이 있으니 관리자에게 알려 주세요.',
            'token-refused':
                '제공자가 보낸 정보를 믿을 수 없습니다. 서버 로그에 이유가 있으며 시계가 틀린 경우가 많습니다.',
            'too-many-attempts': '시도가 너무 많습니다. 1분 뒤에 다시 시도하세요.',
            other: '서버 로그에 이유가 있습니다. 다시 시도하거나 다른 방법으로 로그인하세요.',
        },
    },
);
