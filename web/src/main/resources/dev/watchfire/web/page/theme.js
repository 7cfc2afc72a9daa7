// SPDX-License-Identifier: Apache-2.0
// Before anything is drawn, so that a dark room stays dark.
(function () {
    let theme = null;
    try {
        theme = localStorage.getItem('watchfire.theme');
    } catch {
        // Without storage the system's choice holds.
    }
    if (theme === 'light' || theme === 'dark') {
        document.documentElement.dataset.theme = theme;
    }
})();
