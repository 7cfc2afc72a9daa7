// SPDX-License-Identifier: Apache-2.0
// Before anything is drawn, so that a dark room stays dark.
(() => {
    try {
        const theme = localStorage.getItem('watchfire.theme');
        if (theme === 'light' || theme === 'dark') {
            document.documentElement.dataset.theme = theme;
        }
    } catch {
        // Without storage the system's choice holds.
    }
})();
