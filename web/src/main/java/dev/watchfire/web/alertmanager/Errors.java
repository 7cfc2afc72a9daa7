// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.alertmanager;

import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Style;

/// Alertmanager's two shapes of errors: what its framework says is framed, what its handlers say is
/// a bare JSON string.
final class Errors {
    private Errors() {}

    static Answer handler(int status, String message) {
        return Answer.json(status, json -> json.value(message).lineFeed());
    }

    static Answer framework(int status, int code, String message) {
        return Style.framed(status, code, message);
    }
}
