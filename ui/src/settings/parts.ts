// SPDX-License-Identifier: Apache-2.0
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Session } from '@/api/types';
import type { IconName } from '@/design/icons';
import { type Bilingual, bilingual } from '@/i18n/bilingual';
import { may, mayAnywhere } from '@/session/me';

/** A part of the settings, with an address of its own. */
export interface Part {
    id: string;
    name: Bilingual<string>;
    icon: IconName;
    /** Who sees it. */
    isFor: (me: Session) => boolean;
    component: LazyExoticComponent<ComponentType>;
}

/** In the order in which they are listed. A new part is an entry here and a component. */
export const PARTS: readonly Part[] = [
    {
        id: 'me',
        name: bilingual('My account', '내 계정'),
        icon: 'user',
        isFor: (me) => me.kind === 'user',
        component: lazy(() => import('./account/AccountPart')),
    },
    {
        id: 'appearance',
        name: bilingual('Appearance', '화면'),
        icon: 'sun',
        isFor: () => true,
        component: lazy(() => import('./AppearancePart')),
    },
    {
        id: 'people',
        name: bilingual('People', '사용자'),
        icon: 'users',
        isFor: (me) => mayAnywhere(me, 'manage'),
        component: lazy(() => import('./people/PeoplePart')),
    },
    {
        id: 'teams',
        name: bilingual('Teams', '팀'),
        icon: 'group',
        isFor: (me) => may(me, 'read'),
        component: lazy(() => import('./teams/TeamsPart')),
    },
    {
        id: 'severities',
        name: bilingual('Severities', '심각도'),
        icon: 'flame',
        isFor: (me) => may(me, 'read'),
        component: lazy(() => import('@/paging/severities/SeveritiesPart')),
    },
    {
        id: 'tokens',
        name: bilingual('Tokens and intake keys', '토큰과 수집 키'),
        icon: 'key',
        isFor: (me) => may(me, 'admin'),
        component: lazy(() => import('./tokens/TokensPart')),
    },
    {
        id: 'providers',
        name: bilingual('Sign-in providers', '로그인 제공자'),
        icon: 'out',
        isFor: (me) => may(me, 'admin'),
        component: lazy(() => import('./ProvidersPart')),
    },
    {
        id: 'about',
        name: bilingual('About and health', '정보와 상태'),
        icon: 'about',
        isFor: () => true,
        component: lazy(() => import('@/about/AboutPage')),
    },
];
