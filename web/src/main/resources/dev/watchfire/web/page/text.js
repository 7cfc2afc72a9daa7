// SPDX-License-Identifier: Apache-2.0
// What the page says, in two languages, and how it writes times.

import { memory } from './dom.js';

const ENGLISH = {
    alerts: 'Alerts',
    silences: 'Silences',
    deliveries: 'Deliveries',
    health: 'Health',
    shadow: 'Shadow',
    observing: 'Observes, sends nothing',
    signOut: 'Sign out',
    theme: 'Theme',
    themeAuto: 'Theme: as the system',
    themeLight: 'Theme: light',
    themeDark: 'Theme: dark',
    language: '한국어',
    live: 'Live',
    notLive: 'Not live',
    notLiveSince: (time) => `You are looking at ${time}.`,
    tryingAgain: (seconds) => (seconds > 0 ? `Trying again in ${seconds} s.` : 'Trying again.'),
    tryNow: 'Try now',
    keys: 'Keys',
    close: 'Close',

    filterHint: 'Add a matcher, like team=~"pay.*"',
    clearFilter: 'Clear filter',
    removeMatcher: (matcher) => `Remove ${matcher}`,
    allStates: 'All',
    severity: 'Severity',
    alert: 'Alert',
    state: 'State',
    receiver: 'Receiver',
    count: 'Alerts',
    age: 'Age',
    summary: (alerts, groups) =>
        `${number(alerts)} ${alerts === 1 ? 'alert' : 'alerts'} in ${number(groups)} ${groups === 1 ? 'group' : 'groups'}.`,
    moreGroups: (count) => `${number(count)} more groups`,
    moreAlerts: (count) => `${number(count)} more alerts`,
    nothingElse: 'Nothing else matches.',
    storm: (alerts) => `Storm: ${number(alerts)} alerts fire.`,
    noAlerts: 'Nothing burns.',
    noAlertsMore: 'Alerts appear here when a source posts them to /api/v2/alerts.',
    noMatch: (filter) => `No alert matches ${filter}.`,
    couldNotLoad: 'This could not be loaded.',
    pagingUnaffected: 'Notifications do not depend on this page.',

    waiting: (time) => `Told from ${time}`,
    waitingNow: 'About to be told',
    sending: 'Sending',
    retrying: 'Not sent, trying again',
    told: (time) => `Told ${time}`,
    muted: 'Muted',
    failedNext: (time) => `Failed, again at ${time}`,
    held: (names) => `Held by ${names}`,
    nobody: 'Nobody is told',
    resolvedState: 'Resolved',
    silencedUntil: (time, by) => `Until ${time}, ${by}`,
    inhibitedBy: (name) => `By ${name}`,
    firing: 'Firing',
    tellingNames: {
        waiting: 'Waiting',
        sending: 'Sending',
        retrying: 'Retrying',
        told: 'Told',
        failed: 'Failed',
        muted: 'Muted',
        held: 'Held',
        nobody: 'Nobody told',
    },

    why: 'Why',
    of: (i, n) => `${i} of ${n}`,
    previous: 'Previous',
    next: 'Next',
    since: (time) => `since ${time}`,
    received: 'Received',
    endsUnless: (time) => `Ends ${time} unless its source repeats it`,
    ended: (time) => `Ended ${time}`,
    route: 'Route',
    refused: 'does not match',
    refusedBy: (matcher) => `${matcher} does not match`,
    handles: (receiver) => `goes to ${receiver}`,
    passedOn: 'passed on',
    alsoNext: 'continues',
    notInhibited: 'Not inhibited',
    inhibited: 'Inhibited',
    inhibitedHow: (rule) => `through ${rule}`,
    inhibitedEqual: (labels) => `equal ${labels}`,
    notSilenced: 'Not silenced',
    silenced: 'Silenced',
    silencedHow: (by, time) => `by ${by} until ${time}`,
    group: 'Group',
    groupOf: (n, labels) => `${number(n)} ${n === 1 ? 'alert' : 'alerts'} with ${labels}`,
    allAlerts: 'no common labels',
    nextFlush: (time) => `decides at ${time}`,
    heldNow: (names) => `Held by time interval ${names}`,
    toldAt: (time) => `Last told ${time}`,
    toldWithout: (time) => `Last told ${time}, without this alert`,
    notTold: 'Not told yet',
    noIntegration: 'This receiver has no integration: nobody is told.',
    labels: 'Labels',
    annotations: 'Annotations',
    timeline: 'Timeline',
    noHistory: 'Nothing is recorded yet.',
    source: 'Source',
    silenceIt: 'Silence',
    verdict: {
        told: 'This alert was told.',
        willBeTold: (time) => `This alert will be told at ${time}.`,
        sending: 'This alert is being sent.',
        retrying: 'This alert could not be sent yet.',
        inhibited: (name) => `Not told: inhibited by ${name}.`,
        silenced: (by, time) => `Not told: silenced by ${by} until ${time}.`,
        held: (names) => `Not told now: held by ${names}.`,
        nobody: 'Nobody is told: its receiver has no integration.',
        over: 'This alert is over.',
        quiet: 'Nothing is to be told now.',
    },
    gone: 'This alert is over and everybody was told.',

    active: 'Active',
    pending: 'Pending',
    expired: 'Expired',
    newSilence: 'New silence',
    matchers: 'Matchers',
    addMatcher: 'Add a matcher',
    remove: 'Remove',
    name: 'Name',
    value: 'Value',
    length: 'How long',
    ends: 'Ends',
    until: (time) => `until ${time}`,
    from: (time) => `from ${time}`,
    endedAt: (time) => `ended ${time}`,
    who: 'Who',
    reason: 'Why',
    whoHint: 'Your name',
    reasonHint: 'What is being done, and where to read about it',
    mutes: (n) => (n === 0 ? 'Mutes no alert at the moment.' : `Mutes ${number(n)} ${n === 1 ? 'alert' : 'alerts'} now.`),
    matchesAll: 'At least one matcher must name a value.',
    silence: 'Silence',
    silencing: 'Silencing',
    expire: 'Expire now',
    expiring: 'Expiring',
    expireSure: 'Expire this silence',
    keep: 'Keep it',
    noSilences: 'Nothing is silenced.',
    noSilencesMore: 'Press s on an alert, or make one here.',
    createdBy: 'Created by',
    comment: 'Comment',
    starts: 'Starts',
    timePassed: 'That time has passed. Choose later.',
    required: 'This is needed.',
    notSaved: 'Not saved.',
    again: 'Silence again',

    all: 'All',
    when: 'When',
    attempts: 'Attempts',
    attempt: (n) => `Attempt ${n}`,
    deliveryStates: {
        pending: 'Pending',
        sending: 'Sending',
        sent: 'Sent',
        observed: 'Observed, not sent',
        failed: 'Failed',
        unknown: 'Unknown',
        superseded: 'Superseded',
        expired: 'Expired',
    },
    sendAgain: 'Send again',
    sentAgain: (id) => `Under way as #${id}`,
    reasons: {
        'first-notification': 'first notification',
        'new-alerts-firing': 'new alerts firing',
        'new-alerts-resolved': 'some alerts resolved',
        'all-alerts-resolved': 'all alerts resolved',
        'repeat-interval': 'repeated',
    },
    outcomes: { sent: 'Sent', observed: 'Not sent: observes', refused: 'Refused', retryable: 'Failed, tried again', unknown: 'Unknown' },
    noDeliveries: 'Nothing has been sent.',
    noDeliveriesMore: 'A delivery appears here when a group decides to tell somebody.',
    carries: (firing, resolved) => `${number(firing)} firing, ${number(resolved)} resolved`,
    nextAttempt: (time) => `Next attempt ${time}`,
    tookMs: (ms) => `${number(ms)} ms`,
    noStatus: 'no answer',
    showMore: 'Show more',

    shadowVerdict: (r) =>
        `In the last 24 h: ${number(r.same + r.regrouped)} notifications the same, ${number(r.onlyHere)} only here, ${number(r.onlyThere)} only there, ${number(r.otherAlerts)} with other alerts, ${number(r.otherTime)} at another time, ${number(r.undecided)} too young to tell.`,
    shadowNoCopy: 'No copy has come yet: add a webhook to the receivers of the other Alertmanager that points at /in/shadow.',
    shadowWithout: (names) => `Not compared, as no copy of them came: ${names}`,
    shadowNothing: 'No differences.',
    shadowMore: 'There are more: ask watchfire shadow report.',
    shadowHere: 'here',
    shadowThere: 'there',
    shadowKinds: {
        'only-here': () => 'Only here',
        'only-there': () => 'Only there',
        'other-alerts': () => 'Other alerts',
        'other-time': (s) => (s < 0 ? `${number(-s)} s earlier here` : `${number(s)} s later here`),
    },

    engineRuns: 'The engine runs',
    engineStopped: 'The engine has stopped',
    lastRound: 'Last round',
    ago: (text) => `${text} ago`,
    version: 'Version',
    started: 'Started',
    groups: 'Groups',
    activeAlerts: 'Active alerts',
    mutedAlerts: 'Muted alerts',
    activeSilences: 'Active silences',
    waitingDeliveries: 'Waiting to be sent',
    sendingDeliveries: 'Being sent',
    retryingDeliveries: 'Being retried',
    sequence: 'Sequence',
    configuration: 'Configuration',
    cluster: 'Node',
    keyList: [
        ['j / k', 'down, up'],
        ['Enter', 'open, close a group'],
        ['w', 'why?'],
        ['s', 'silence'],
        ['/', 'filter'],
        ['g a', 'Alerts'],
        ['g s', 'Silences'],
        ['g d', 'Deliveries'],
        ['g h', 'Health'],
        ['Esc', 'close'],
        ['?', 'this list'],
    ],
    facts: {
        'taken-over.v1': (d) => `Took over ${number(d.silences)} silences and ${number(d.notifications)} notifications`,
        'observed-forgotten.v1': (d) => `Forgot ${number(d.notifications)} notifications that were only observed`,
        'alert.fired.v2': () => 'Fired',
        'alert.reworded.v1': () => 'Its text changed',
        'delivery.fell-back.v1': (f) => `Fallback ${f.fallback} told for ${f.receiver}`,
        'delivery.sent-again.v1': () => 'Sent again by hand',
        'alert.changed.v1': () => 'Changed',
        'alert.resolved.v1': (d) => (d.cause === 'timeout' ? 'Resolved: its source went quiet' : 'Resolved by its source'),
        'alert.forgotten.v1': () => 'Everybody was told of its end',
        'group.created.v1': () => 'Group created',
        'group.removed.v1': () => 'Group removed',
        'group.flushed.v1': (d) => flushed(d, 'decided to tell', 'decided to tell nobody', 'left out'),
        'delivery.finished.v1': (d) => `${d.receiver}/${d.integration}: ${TEXTS.en.deliveryStates[d.state] ?? d.state}`,
    },
};

const KOREAN = {
    alerts: '알림',
    silences: '음소거',
    deliveries: '전송',
    health: '상태',
    shadow: '비교',
    observing: '관찰만 하고 보내지 않음',
    signOut: '로그아웃',
    theme: '테마',
    themeAuto: '테마: 시스템 설정',
    themeLight: '테마: 밝게',
    themeDark: '테마: 어둡게',
    language: 'English',
    live: '실시간',
    notLive: '실시간 아님',
    notLiveSince: (time) => `${time} 시점의 화면입니다.`,
    tryingAgain: (seconds) => (seconds > 0 ? `${seconds}초 뒤 다시 시도합니다.` : '다시 시도하는 중입니다.'),
    tryNow: '지금 시도',
    keys: '단축키',
    close: '닫기',

    filterHint: '매처 추가, 예: team=~"pay.*"',
    clearFilter: '필터 지우기',
    removeMatcher: (matcher) => `${matcher} 제거`,
    allStates: '전체',
    severity: '심각도',
    alert: '알림',
    state: '상태',
    receiver: '리시버',
    count: '건수',
    age: '경과',
    summary: (alerts, groups) => `그룹 ${number(groups)}개, 알림 ${number(alerts)}건.`,
    moreGroups: (count) => `그룹 ${number(count)}개 더`,
    moreAlerts: (count) => `알림 ${number(count)}건 더`,
    nothingElse: '더 이상 없습니다.',
    storm: (alerts) => `알림 폭주: ${number(alerts)}건 발생 중.`,
    noAlerts: '발생 중인 알림이 없습니다.',
    noAlertsMore: '소스가 /api/v2/alerts로 보내면 여기에 나타납니다.',
    noMatch: (filter) => `${filter}에 맞는 알림이 없습니다.`,
    couldNotLoad: '불러오지 못했습니다.',
    pagingUnaffected: '알림 전송은 이 화면과 상관없이 계속됩니다.',

    waiting: (time) => `${time}부터 알림`,
    waitingNow: '곧 알림',
    sending: '보내는 중',
    retrying: '보내지 못함, 재시도 중',
    told: (time) => `${time} 알림`,
    muted: '음소거됨',
    failedNext: (time) => `실패, ${time} 재시도`,
    held: (names) => `보류: ${names}`,
    nobody: '받는 곳 없음',
    resolvedState: '해소됨',
    silencedUntil: (time, by) => `${time}까지, ${by}`,
    inhibitedBy: (name) => `‘${name}’로 억제`,
    firing: '발생 중',
    tellingNames: {
        waiting: '대기',
        sending: '전송 중',
        retrying: '재시도',
        told: '알림 완료',
        failed: '실패',
        muted: '음소거',
        held: '보류',
        nobody: '받는 곳 없음',
    },

    why: '이유',
    of: (i, n) => `${n}건 중 ${i}번째`,
    previous: '이전',
    next: '다음',
    since: (time) => `${time}부터`,
    received: '수신',
    endsUnless: (time) => `소스가 다시 보내지 않으면 ${time}에 해소됩니다`,
    ended: (time) => `${time}에 끝났습니다`,
    route: '라우팅',
    refused: '불일치',
    refusedBy: (matcher) => `${matcher} 불일치`,
    handles: (receiver) => `${receiver}에서 처리`,
    passedOn: '하위로 넘김',
    alsoNext: '다음 경로도 확인',
    notInhibited: '억제되지 않음',
    inhibited: '억제됨',
    inhibitedHow: (rule) => `규칙 ${rule}`,
    inhibitedEqual: (labels) => `${labels} 같음`,
    notSilenced: '음소거되지 않음',
    silenced: '음소거됨',
    silencedHow: (by, time) => `${by}, ${time}까지`,
    group: '그룹',
    groupOf: (n, labels) => `${labels} 기준 ${number(n)}건`,
    allAlerts: '공통 레이블 없음',
    nextFlush: (time) => `${time}에 판단`,
    heldNow: (names) => `시간대 ‘${names}’에 따라 보류 중`,
    toldAt: (time) => `${time}에 알림`,
    toldWithout: (time) => `${time}에 알림, 이 알림은 빠짐`,
    notTold: '아직 알리지 않음',
    noIntegration: '이 리시버에는 연동이 없어 아무에게도 알리지 않습니다.',
    labels: '레이블',
    annotations: '어노테이션',
    timeline: '타임라인',
    noHistory: '아직 기록이 없습니다.',
    source: '소스',
    silenceIt: '음소거',
    verdict: {
        told: '이 알림은 전달되었습니다.',
        willBeTold: (time) => `${time}에 알립니다.`,
        sending: '지금 보내고 있습니다.',
        retrying: '아직 보내지 못했습니다.',
        inhibited: (name) => `알리지 않음: ‘${name}’로 억제됨.`,
        silenced: (by, time) => `알리지 않음: ${by} 님이 ${time}까지 음소거함.`,
        held: (names) => `지금은 알리지 않음: 시간대 ‘${names}’에 따라 보류.`,
        nobody: '아무에게도 알리지 않음: 리시버에 연동이 없습니다.',
        over: '끝난 알림입니다.',
        quiet: '지금 알릴 것이 없습니다.',
    },
    gone: '이미 끝났고 모두에게 알린 알림입니다.',

    active: '진행 중',
    pending: '예정',
    expired: '만료',
    newSilence: '새 음소거',
    matchers: '매처',
    addMatcher: '매처 추가',
    remove: '제거',
    name: '이름',
    value: '값',
    length: '기간',
    ends: '종료',
    until: (time) => `${time}까지`,
    from: (time) => `${time}부터`,
    endedAt: (time) => `${time} 종료`,
    who: '작성자',
    reason: '사유',
    whoHint: '이름',
    reasonHint: '무엇을 하는 중인지, 어디에서 볼 수 있는지',
    mutes: (n) => (n === 0 ? '지금 음소거되는 알림이 없습니다.' : `지금 ${number(n)}건이 음소거됩니다.`),
    matchesAll: '값이 있는 매처가 하나 이상 필요합니다.',
    silence: '음소거',
    silencing: '음소거하는 중',
    expire: '지금 만료',
    expiring: '만료하는 중',
    expireSure: '이 음소거 만료',
    keep: '유지',
    noSilences: '음소거된 것이 없습니다.',
    noSilencesMore: '알림에서 s를 누르거나 여기에서 만드세요.',
    createdBy: '작성자',
    comment: '사유',
    starts: '시작',
    timePassed: '지난 시각입니다. 이후로 고르세요.',
    required: '필요한 항목입니다.',
    notSaved: '저장하지 못했습니다.',
    again: '다시 음소거',

    all: '전체',
    when: '시각',
    attempts: '시도',
    attempt: (n) => `${n}번째 시도`,
    deliveryStates: {
        pending: '대기',
        sending: '보내는 중',
        sent: '보냄',
        observed: '관찰만 함',
        failed: '실패',
        unknown: '결과 모름',
        superseded: '대체됨',
        expired: '만료',
    },
    sendAgain: '다시 보내기',
    sentAgain: (id) => `#${id}번으로 다시 보내는 중`,
    reasons: {
        'first-notification': '첫 알림',
        'new-alerts-firing': '새로 발생',
        'new-alerts-resolved': '일부 해소',
        'all-alerts-resolved': '모두 해소',
        'repeat-interval': '반복',
    },
    outcomes: { sent: '보냄', observed: '보내지 않음: 관찰 중', refused: '거부됨', retryable: '실패, 재시도', unknown: '결과 모름' },
    noDeliveries: '보낸 것이 없습니다.',
    noDeliveriesMore: '그룹이 알리기로 정하면 여기에 나타납니다.',
    carries: (firing, resolved) => `발생 ${number(firing)}건, 해소 ${number(resolved)}건`,
    nextAttempt: (time) => `다음 시도 ${time}`,
    tookMs: (ms) => `${number(ms)} ms`,
    noStatus: '응답 없음',
    showMore: '더 보기',

    shadowVerdict: (r) =>
        `지난 24시간: 같은 전송 ${number(r.same + r.regrouped)}건, 여기만 ${number(r.onlyHere)}건, 저쪽만 ${number(r.onlyThere)}건, 알림이 다름 ${number(r.otherAlerts)}건, 시각이 다름 ${number(r.otherTime)}건, 아직 알 수 없음 ${number(r.undecided)}건.`,
    shadowNoCopy: '아직 사본이 오지 않았습니다. 기존 Alertmanager의 수신자에 /in/shadow를 가리키는 webhook을 추가하세요.',
    shadowWithout: (names) => `사본이 오지 않아 비교하지 않음: ${names}`,
    shadowNothing: '차이가 없습니다.',
    shadowMore: '더 있습니다. watchfire shadow report로 확인하세요.',
    shadowHere: '여기',
    shadowThere: '저쪽',
    shadowKinds: {
        'only-here': () => '여기만',
        'only-there': () => '저쪽만',
        'other-alerts': () => '알림이 다름',
        'other-time': (s) => (s < 0 ? `여기가 ${number(-s)}초 빠름` : `여기가 ${number(s)}초 늦음`),
    },

    engineRuns: '엔진이 동작 중입니다',
    engineStopped: '엔진이 멈췄습니다',
    lastRound: '마지막 처리',
    ago: (text) => `${text} 전`,
    version: '버전',
    started: '시작',
    groups: '그룹',
    activeAlerts: '발생 중인 알림',
    mutedAlerts: '음소거·억제된 알림',
    activeSilences: '진행 중인 음소거',
    waitingDeliveries: '전송 대기',
    sendingDeliveries: '전송 중',
    retryingDeliveries: '재시도 중',
    sequence: '순번',
    configuration: '설정',
    cluster: '노드',
    keyList: [
        ['j / k', '아래, 위'],
        ['Enter', '그룹 열기, 닫기'],
        ['w', '이유'],
        ['s', '음소거'],
        ['/', '필터'],
        ['g a', '알림'],
        ['g s', '음소거 목록'],
        ['g d', '전송'],
        ['g h', '상태'],
        ['Esc', '닫기'],
        ['?', '이 목록'],
    ],
    facts: {
        'taken-over.v1': (d) => `음소거 ${number(d.silences)}건, 전송 기록 ${number(d.notifications)}건을 넘겨받음`,
        'observed-forgotten.v1': (d) => `관찰만 한 전송 기록 ${number(d.notifications)}건을 지움`,
        'alert.fired.v2': () => '발생',
        'alert.reworded.v1': () => '문구 변경',
        'delivery.fell-back.v1': (f) => `${f.receiver} 대신 예비 리시버 ${f.fallback}에 알림`,
        'delivery.sent-again.v1': () => '수동으로 다시 보냄',
        'alert.changed.v1': () => '변경',
        'alert.resolved.v1': (d) => (d.cause === 'timeout' ? '해소: 소스가 조용해짐' : '소스가 해소'),
        'alert.forgotten.v1': () => '해소를 모두에게 알림',
        'group.created.v1': () => '그룹 생성',
        'group.removed.v1': () => '그룹 제거',
        'group.flushed.v1': (d) => flushed(d, '알리기로 함', '알리지 않기로 함', '제외'),
        'delivery.finished.v1': (d) => `${d.receiver}/${d.integration}: ${KOREAN.deliveryStates[d.state] ?? d.state}`,
    },
};

const TEXTS = { en: ENGLISH, ko: KOREAN };

/** A group's decision in a line: whom it told, and what it left out. */
function flushed(data, told, toldNobody, leftOut) {
    const some = data.decisions.filter((d) => d.delivery !== null).map((d) => d.integration);
    const first = some.length > 0 ? `${data.receiver}: ${told} (${some.join(', ')})` : `${data.receiver}: ${toldNobody}`;
    return data.held.length > 0 ? `${first}, ${leftOut} ${data.held.length}` : first;
}

export let language =
    memory.get('language') ?? (navigator.language?.toLowerCase().startsWith('ko') ? 'ko' : 'en');
export let t = TEXTS[language] ?? ENGLISH;

export function speak(wanted) {
    language = wanted === 'ko' ? 'ko' : 'en';
    t = TEXTS[language];
    document.documentElement.lang = language;
    memory.set('language', language);
}

export function number(n) {
    return new Intl.NumberFormat(language).format(n);
}

function pad(n) {
    return String(n).padStart(2, '0');
}

/** The time of day, with the date where that is not today. */
export function clock(instant, seconds = false) {
    const date = new Date(instant);
    const time = `${pad(date.getHours())}:${pad(date.getMinutes())}${seconds ? `:${pad(date.getSeconds())}` : ''}`;
    if (date.toDateString() === new Date().toDateString()) {
        return time;
    }
    const far = Math.abs(date - Date.now()) > 300 * 86_400_000;
    const day = new Intl.DateTimeFormat(language, {
        month: 'short',
        day: 'numeric',
        year: far ? 'numeric' : undefined,
    }).format(date);
    return `${day} ${time}`;
}

/** The instant in full, for hovering. */
export function exact(instant) {
    return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' }).format(new Date(instant));
}

const UNITS = {
    en: [' s', ' m', ' h', ' d'],
    ko: ['초', '분', '시간', '일'],
};

/** How long ago, in its largest unit. */
export function age(instant, now = Date.now()) {
    const seconds = Math.max(0, Math.round((now - new Date(instant).getTime()) / 1000));
    const units = UNITS[language];
    if (seconds < 60) {
        return `${seconds}${units[0]}`;
    }
    if (seconds < 3600) {
        return `${Math.floor(seconds / 60)}${units[1]}`;
    }
    if (seconds < 86_400) {
        return `${Math.floor(seconds / 3600)}${units[2]}`;
    }
    return `${number(Math.floor(seconds / 86_400))}${units[3]}`;
}

// What the server says an integration will do next, phrase by phrase.
const PHRASES = [
    [/^is being sent$/, () => '보내는 중입니다'],
    [/^waits until (\S+) to be sent again$/, (m) => `${clock(m[1], true)}에 다시 보냅니다`],
    [/^held by time interval (.+)$/, (m) => `시간대 ‘${m[1]}’에 따라 보류 중입니다`],
    [/^this alert is left out while it is muted$/, () => '음소거되어 있는 동안 이 알림은 빠집니다'],
    [/^nothing to tell at (\S+)$/, (m) => `${clock(m[1], true)}에 알릴 것이 없습니다`],
    [/^already told; repeated from (\S+)$/, (m) => `이미 알렸고, ${clock(m[1])}부터 반복합니다`],
    [/^will be told at ([^ ]+): (.+)$/, (m) => `${clock(m[1], true)}에 알립니다`],
];

/** The phrase in the reader's language, its times in the reader's zone. */
export function next(phrase) {
    if (language === 'ko') {
        for (const [pattern, say] of PHRASES) {
            const match = phrase.match(pattern);
            if (match) {
                return say(match);
            }
        }
    }
    const local = phrase.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, (time) => clock(time, true));
    return local.charAt(0).toUpperCase() + local.slice(1);
}
