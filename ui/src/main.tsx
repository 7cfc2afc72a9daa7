// SPDX-License-Identifier: Apache-2.0
import '@/design/tokens.css';
import '@/design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { followDensity } from './frame/density';
import { router } from './frame/router';
import { fromAlertmanager, writeSearch } from './frame/search';
import { followTheme } from './frame/theme';
import { followLanguage } from './i18n/language';
import { listenToKeys } from './keys/keys';
import { liveState, startLive } from './live/live';
import { followOutbox } from './paging/phone/outbox';

const old = fromAlertmanager(location.hash);
if (old) {
    router.history.replace(`${router.basepath.replace(/\/$/, '')}${old.path}${writeSearch(old.search)}`);
}
followTheme();
followDensity();
followLanguage();
listenToKeys();
const root = document.getElementById('root');
if (!root) {
    throw new Error('index.html has no #root');
}
createRoot(root).render(
    <StrictMode>
        <App />
    </StrictMode>,
);

/** Text stands there in the system's font first: the fonts are larger than all else, and wait for the answers. */
const stopWaiting = liveState.subscribe(() => {
    if (liveState.get().known) {
        stopWaiting();
        import('@/design/fonts').catch((problem: unknown) => console.info('Without fonts of its own:', problem));
    }
});
startLive();
followOutbox();
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    // Without it everything works but a start without a network.
    navigator.serviceWorker
        .register('worker.js')
        .catch((problem: unknown) => console.info('No offline start:', problem));
}
