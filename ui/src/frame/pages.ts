// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from 'react';
import type { Permission, Session } from '@/api/types';
import type { IconName } from '@/design/icons';
import type { Bilingual } from '@/i18n/bilingual';
import { bilingual } from '@/i18n/bilingual';
import { may } from '@/session/me';

/** A page of the console. */
export interface Page {
    /** Its address, below the console's own. */
    path: string;
    name: Bilingual<string>;
    icon: IconName;
    /** After `g`. */
    key: string;
    section: Section;
    /** Stands in the bar at the bottom of a phone; the others are under "More". */
    onPhone: boolean;
    /** Stands in the rail only while the server observes. */
    whileObserving?: boolean;
    /** What one must be allowed in the whole workspace to see it. */
    need?: Permission;
    load: () => Promise<{ default: ComponentType }>;
    /** Pages below its address that have no place in the rail of their own. */
    below?: readonly Pick<Page, 'path' | 'load'>[];
    /** Reached by its address, its key and the palette, but not from the rail. */
    aside?: boolean;
}

export type Section = 'work' | 'prepare' | 'system';

export const SECTIONS: Readonly<Record<Section, Bilingual<string> | null>> = {
    work: null,
    prepare: bilingual('Prepare', '준비'),
    system: bilingual('System', '시스템'),
};

/** All pages, in the order of the rail. A new page is a line here and a folder beside this one. */
export const PAGES: readonly Page[] = [
    {
        path: '/',
        name: bilingual('Now', '지금'),
        icon: 'home',
        key: 'n',
        section: 'work',
        onPhone: true,
        load: () => import('@/now/NowPage'),
    },
    {
        path: '/alerts',
        name: bilingual('Alerts', '알림'),
        icon: 'flame',
        key: 'a',
        section: 'work',
        onPhone: true,
        load: () => import('@/alerts/AlertsPage'),
    },
    {
        path: '/pages',
        name: bilingual('Pages', '호출'),
        icon: 'page',
        key: 'e',
        section: 'work',
        onPhone: true,
        load: () => import('@/paging/PagesPage'),
        below: [
            { path: '/pages/$id', load: () => import('@/paging/page/PagePage') },
            { path: '/p/$id', load: () => import('@/paging/phone/PhonePage') },
        ],
    },
    {
        path: '/oncall',
        name: bilingual('On-call', '온콜'),
        icon: 'person',
        key: 'o',
        section: 'work',
        onPhone: true,
        load: () => import('@/oncall/OnCallPage'),
        below: [{ path: '/oncall/edit', load: () => import('@/oncall/editor/EditorPage') }],
    },
    {
        path: '/services',
        name: bilingual('Services', '서비스'),
        icon: 'server',
        key: 'v',
        section: 'prepare',
        onPhone: false,
        load: () => import('@/services/ServicesPage'),
        below: [{ path: '/services/hours', load: () => import('@/services/HoursPage') }],
    },
    {
        path: '/silences',
        name: bilingual('Silences', '음소거'),
        icon: 'silence',
        key: 's',
        section: 'prepare',
        onPhone: false,
        load: () => import('@/silences/SilencesPage'),
        below: [
            { path: '/silences/maintenance', load: () => import('@/maintenance/MaintenancePage') },
            { path: '/silences/approvals', load: () => import('@/approvals/ApprovalsPage') },
        ],
    },
    {
        path: '/routing',
        name: bilingual('Routing', '라우팅'),
        icon: 'route',
        key: 'r',
        section: 'prepare',
        onPhone: false,
        load: () => import('@/routing/RoutingPage'),
    },
    {
        path: '/deliveries',
        name: bilingual('Deliveries', '발송'),
        icon: 'send',
        key: 'd',
        section: 'system',
        onPhone: false,
        load: () => import('@/deliveries/DeliveriesPage'),
    },
    {
        path: '/configuration',
        name: bilingual('Configuration', '구성'),
        icon: 'configuration',
        key: 'c',
        section: 'system',
        onPhone: false,
        load: () => import('@/configuration/ConfigurationPage'),
    },
    {
        path: '/shadow',
        name: bilingual('Shadow', '비교'),
        icon: 'layers',
        key: 'x',
        section: 'system',
        onPhone: false,
        whileObserving: true,
        load: () => import('@/shadow/ShadowPage'),
    },
    {
        path: '/audit',
        name: bilingual('Audit', '감사 기록'),
        icon: 'list',
        key: 'u',
        section: 'system',
        onPhone: false,
        need: 'admin',
        load: () => import('@/audit/AuditPage'),
    },
    {
        path: '/settings',
        name: bilingual('Settings', '설정'),
        icon: 'settings',
        key: ',',
        section: 'system',
        onPhone: false,
        load: () => import('@/settings/SettingsPage'),
        below: [{ path: '/settings/$part', load: () => import('@/settings/SettingsPage') }],
    },
    {
        path: '/about',
        name: bilingual('About', '정보'),
        icon: 'about',
        key: 'h',
        section: 'system',
        onPhone: false,
        aside: true,
        load: () => import('@/about/AboutPage'),
    },
    {
        path: '/reference',
        name: bilingual('API', 'API'),
        icon: 'book',
        key: 'p',
        section: 'system',
        onPhone: false,
        aside: true,
        load: () => import('@/reference/ReferencePage'),
    },
];

/** Addresses that fill the window: nothing of the frame stands around them. */
const BARE = /^\/p\//;

export const isBare = (path: string) => BARE.test(path);

/** The page at a path: that of the longest address that the path is, or lies below of. */
export function pageAt(path: string): Page | undefined {
    return PAGES.find((page) => path === page.path || (page.path !== '/' && path.startsWith(`${page.path}/`)));
}

/** Those that have a meaning on a server in this mode, and for who looks. */
export function pagesOf(mode: 'send' | 'observe' | undefined, me: Session | undefined): readonly Page[] {
    return PAGES.filter(
        (page) => !page.aside && (!page.whileObserving || mode === 'observe') && (!page.need || may(me, page.need)),
    );
}
