// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// What is said where a request is no HTTP, or breaks a limit of the protocol: one line, nothing
/// about what runs here.
final class ProtocolErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Object said = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        String reason = HttpStatus.getMessage(status);
        String line =
                status < HttpStatus.INTERNAL_SERVER_ERROR_500 && said != null
                        ? reason + ": " + said
                        : reason;
        response.write(
                true, ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
