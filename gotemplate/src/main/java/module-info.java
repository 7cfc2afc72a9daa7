// SPDX-License-Identifier: Apache-2.0
/// Go's `text/template` and `html/template`, with Alertmanager's functions and data. No I/O, no
/// clock of its own, no reflection.
module dev.watchfire.gotemplate {
    requires re2j;
    requires static org.jspecify;

    exports dev.watchfire.gotemplate;
    exports dev.watchfire.gotemplate.alertmanager;
    exports dev.watchfire.gotemplate.time;
    exports dev.watchfire.gotemplate.value;
}
