// SPDX-License-Identifier: Apache-2.0
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Skeleton } from '@/design/States';
import { ErrorPage, MissingPage } from './ErrorPage';
import { Frame } from './Frame';
import { PAGES } from './pages';
import { readSearch, writeSearch } from './search';

const root = createRootRoute({ component: Frame, notFoundComponent: MissingPage });

const routes = PAGES.flatMap((page) => [page, ...(page.below ?? [])]).map((page) =>
    createRoute({
        getParentRoute: () => root,
        path: page.path,
        component: lazyRouteComponent(page.load),
        errorComponent: ErrorPage,
        pendingComponent: Skeleton,
    }),
);

/** The path at which the console lies; the server writes it into `<base>`. */
export const basePath = new URL(document.baseURI).pathname.replace(/\/$/, '');

export const router = createRouter({
    routeTree: root.addChildren(routes),
    basepath: basePath || '/',
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
});
