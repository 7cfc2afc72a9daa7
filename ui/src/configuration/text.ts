// SPDX-License-Identifier: Apache-2.0
import { bilingual, count, number } from '@/i18n/bilingual';

/** What a new object begins with. */
export const BEGINNINGS = {
    receivers: '',
    route: '',
    global: '',
    mute_time_intervals: '',
    time_intervals: `name: nights
time_intervals:
- times:
  - {start_time: '22:00', end_time: '24:00'}
  location: Asia/Seoul
`,
    schedules: `name: platform
zone: Asia/Seoul
layers:
- name: week
  start: '2026-11-30T09:00'
  turns: [ada, grace]
`,
    teams: `name: payments
channel: desk
zone: Asia/Seoul
`,
    services: `name: checkout
owner: payments
tier: 1
matchers: ['service="checkout"']
`,
    business_hours: `name: seoul-office
zone: Asia/Seoul
hours:
- {days: ['mon:fri'], from: '09:00', to: '18:00'}
holidays: [kr]
`,
    holidays: `name: kr
built_in: kr
`,
    inhibit_rules: `name: outage
source_matchers: [severity="critical"]
target_matchers: [severity="warning"]
equal: [service]
`,
} as const;

export const configurationText = bilingual(
    {
        views: 'View',
        tabs: { text: 'Text', objects: 'Objects', history: 'History' },
        version: (id: number) => `Version ${id}`,
        by: (name: string) => `by ${name},`,
        noVersion: 'Nothing was edited here yet.',
        notYours: 'The configuration is for managers and administrators.',
        notYoursMore: 'Ask one of them to change it, or to give you the role.',

        refused: 'Not loaded.',
        otherRuns: (id: number) => (id === 0 ? 'The file runs alone.' : `Version ${id} runs, not the newest one.`),
        missing: 'Secrets are missing; what needs them fails.',
        fileChanged: (name: string) => `${name} is another one by now. Reload to put it in force.`,
        fileUnreadable: (name: string) => `${name} cannot be read. What was read before runs.`,
        fileRefused: (name: string) => `${name} changed and would be refused. What was read before runs.`,

        editor: 'Configuration as YAML',
        checking: 'Checking',
        problems: (n: number) => count(n, 'problem'),
        fine: 'This can run.',
        unchanged: 'This runs.',
        review: 'Review and save',
        discard: 'Discard',
        discarded: 'Discarded.',
        inFile: (place: string) => `file ${place}`,

        keys: 'Keys',
        owners: { file: 'file', console: 'here', nobody: 'not set' },
        builtIn: 'There is no file. A built-in route that tells nobody runs until there is one here.',
        noFile: 'There is no file: all of it is edited here.',
        fileOwns: 'In the file',
        fileOwnsMore: (name: string) => `${name} has these keys; they are changed there.`,

        difference: 'What changes',
        noDifference: 'Nothing is different.',
        added: (n: number) => `+ ${count(n, 'line')}`,
        removed: (n: number) => `− ${count(n, 'line')}`,
        kinds: { added: 'added', removed: 'removed' },
        comment: 'Why',
        commentHint: 'For whoever reads the history',
        save: 'Save and run',
        atOnce: 'It is in force at once.',
        saved: (id: number) => `Version ${id} runs.`,

        conflict: 'Saved by somebody else meanwhile',
        conflictBy: (name: string, id: number) => `${name} saved version ${id} while you were writing.`,
        theirs: 'Saved',
        mine: 'Yours',
        keepMine: 'Go on with mine',
        takeTheirs: 'Take what was saved',
        conflictHint: 'Going on with yours shows all differences before it is saved.',

        noHistory: 'Nothing was saved yet.',
        noHistoryMore: 'Every version that is saved here is kept.',
        noComment: 'without a reason',
        restoredFrom: (id: number) => `Back to ${id}.`,
        older: 'Older',
        changedThen: 'What it changed',
        wouldChange: 'What would change now',
        rollBack: 'Roll back to this',
        rollBackSure: (id: number) => `Roll back to version ${id}`,
        rolledBack: (id: number, now: number) => `Back to version ${id}, as version ${now}.`,

        kindsOfObject: {
            receivers: 'Receivers',
            route: 'Route',
            time_intervals: 'Time intervals',
            mute_time_intervals: 'Mute time intervals',
            schedules: 'Schedules',
            teams: 'Teams',
            services: 'Services',
            business_hours: 'Business hours',
            holidays: 'Holidays',
            inhibit_rules: 'Inhibit rules',
            global: 'Global',
        },
        add: {
            receivers: 'New receiver',
            time_intervals: 'New time interval',
            schedules: 'New schedule',
            teams: 'New team',
            services: 'New service',
            business_hours: 'New business hours',
            holidays: 'New calendar',
            inhibit_rules: 'New inhibit rule',
        },
        noneOfKind: 'None yet.',
        noObject: 'There is no such object any more.',
        readOnly: (name: string) => `${name} has it; it is changed there.`,
        how: 'How',
        form: 'Form',
        name: 'Name',
        addIntegration: 'Tell also by',
        chooseType: 'Choose a type',
        removeIntegration: 'Take out',
        addField: 'Add a field',
        notSet: 'not set',
        usually: (value: string) => `${value} (default)`,
        secretKept: 'kept; type to replace it',
        writtenFields: (names: string) => `Also set: ${names}. These are changed as YAML.`,
        tellsNobody: 'It tells nobody yet.',
        commentsGo: 'Comments inside this receiver are lost when it is saved from the form.',
        staysYaml: 'What is written as YAML is saved as YAML.',
        saveObject: 'Save and run',
        objectSaved: (name: string) => `${name} is saved and runs.`,
        remove: 'Remove',
        removeSure: (name: string) => `Remove ${name}`,
        objectRemoved: (name: string) => `${name} is removed.`,
    },
    {
        views: '보기',
        tabs: { text: '텍스트', objects: '항목', history: '이력' },
        version: (id: number) => `버전 ${id}`,
        by: (name: string) => `${name},`,
        noVersion: '여기에서 편집한 내용이 아직 없습니다.',
        notYours: '설정은 매니저와 관리자만 볼 수 있습니다.',
        notYoursMore: '변경이나 권한이 필요하면 매니저나 관리자에게 요청하세요.',

        refused: '불러오지 못했습니다.',
        otherRuns: (id: number) =>
            id === 0 ? '파일만 적용되어 있습니다.' : `최신 버전이 아니라 버전 ${id}이(가) 적용되어 있습니다.`,
        missing: '비밀 값이 없어 이를 쓰는 발송이 실패합니다.',
        fileChanged: (name: string) => `${name} 파일이 바뀌었습니다. 다시 불러오면 적용됩니다.`,
        fileUnreadable: (name: string) => `${name} 파일을 읽을 수 없습니다. 이전에 읽은 내용이 적용되어 있습니다.`,
        fileRefused: (name: string) => `바뀐 ${name} 파일은 적용할 수 없습니다. 이전에 읽은 내용이 적용되어 있습니다.`,

        editor: 'YAML 설정',
        checking: '확인하는 중',
        problems: (n: number) => `문제 ${number(n)}건`,
        fine: '적용할 수 있습니다.',
        unchanged: '지금 적용된 내용입니다.',
        review: '검토 후 저장',
        discard: '버리기',
        discarded: '버렸습니다.',
        inFile: (place: string) => `파일 ${place}`,

        keys: '키',
        owners: { file: '파일', console: '여기', nobody: '없음' },
        builtIn: '파일이 없습니다. 여기에 라우트를 만들 때까지 아무에게도 알리지 않는 기본 라우트가 적용됩니다.',
        noFile: '파일이 없습니다. 모두 여기에서 편집합니다.',
        fileOwns: '파일의 내용',
        fileOwnsMore: (name: string) => `이 키는 ${name} 파일에서 수정합니다.`,

        difference: '변경 내용',
        noDifference: '차이가 없습니다.',
        added: (n: number) => `+ ${number(n)}줄`,
        removed: (n: number) => `− ${number(n)}줄`,
        kinds: { added: '추가', removed: '삭제' },
        comment: '사유',
        commentHint: '이력을 읽을 사람을 위해',
        save: '저장하고 적용',
        atOnce: '바로 적용됩니다.',
        saved: (id: number) => `버전 ${id}을(를) 적용했습니다.`,

        conflict: '그 사이 다른 사람이 저장함',
        conflictBy: (name: string, id: number) => `작성하는 동안 ${name} 님이 버전 ${id}을(를) 저장했습니다.`,
        theirs: '저장된 내용',
        mine: '내가 쓴 내용',
        keepMine: '내 내용으로 계속',
        takeTheirs: '저장된 내용으로',
        conflictHint: '내 내용으로 계속하면 저장 전에 모든 차이를 보여 줍니다.',

        noHistory: '저장된 버전이 아직 없습니다.',
        noHistoryMore: '여기에서 저장한 모든 버전이 보관됩니다.',
        noComment: '사유 없음',
        restoredFrom: (id: number) => `버전 ${id}(으)로 되돌림.`,
        older: '이전 버전',
        changedThen: '이 버전의 변경',
        wouldChange: '지금 바뀔 내용',
        rollBack: '이 버전으로 되돌리기',
        rollBackSure: (id: number) => `버전 ${id}(으)로 되돌리기`,
        rolledBack: (id: number, now: number) => `버전 ${id}(으)로 되돌렸습니다. 새 버전은 ${now}입니다.`,

        kindsOfObject: {
            receivers: '리시버',
            route: '라우트',
            time_intervals: '시간대',
            mute_time_intervals: '음소거 시간대',
            schedules: '온콜 일정',
            teams: '팀',
            services: '서비스',
            business_hours: '업무 시간',
            holidays: '공휴일',
            inhibit_rules: '억제 규칙',
            global: '전역',
        },
        add: {
            receivers: '새 리시버',
            time_intervals: '새 시간대',
            schedules: '새 온콜 일정',
            teams: '새 팀',
            services: '새 서비스',
            business_hours: '새 업무 시간',
            holidays: '새 달력',
            inhibit_rules: '새 억제 규칙',
        },
        noneOfKind: '아직 없습니다.',
        noObject: '더 이상 없는 항목입니다.',
        readOnly: (name: string) => `${name} 파일에 있으므로 파일에서 수정합니다.`,
        how: '편집 방법',
        form: '양식',
        name: '이름',
        addIntegration: '알림 방법 추가',
        chooseType: '종류 고르기',
        removeIntegration: '빼기',
        addField: '필드 추가',
        notSet: '없음',
        usually: (value: string) => `${value} (기본값)`,
        secretKept: '유지됨. 바꾸려면 입력',
        writtenFields: (names: string) => `그 밖의 설정: ${names}. YAML로 수정합니다.`,
        tellsNobody: '아직 아무에게도 알리지 않습니다.',
        commentsGo: '양식으로 저장하면 이 리시버 안의 주석이 사라집니다.',
        staysYaml: 'YAML로 쓴 내용은 YAML로 저장됩니다.',
        saveObject: '저장하고 적용',
        objectSaved: (name: string) => `${name} 항목을 저장하고 적용했습니다.`,
        remove: '삭제',
        removeSure: (name: string) => `${name} 삭제`,
        objectRemoved: (name: string) => `${name} 항목을 삭제했습니다.`,
    },
);
