// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.wechat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.OutgoingResult.Answered;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Texts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sends messages through WeChat Work, with an access token that is fetched first and kept.
public final class WeChatSender implements Sender {
    /// `-1`: the system is busy. Source: developer.work.weixin.qq.com, "Global error codes".
    private static final int BUSY = -1;

    /// The token has expired, or was replaced by a newer one.
    private static final Set<Integer> TOKEN_IS_OLD = Set.of(42001, 40014);

    private final VendorHttp http;
    private final AccessTokens tokens;

    public WeChatSender(VendorHttp http) {
        this(http, InstantSource.system());
    }

    WeChatSender(VendorHttp http, InstantSource clock) {
        this.http = http;
        this.tokens = new AccessTokens(clock);
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(options.text("api_url"));
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        Texts texts = notification.texts();
        AccessTokens.Account account;
        try {
            account =
                    new AccessTokens.Account(
                            options.text("api_url"),
                            texts.value(options.text("corp_id")),
                            texts.value(VendorHttp.secret(options, "api_secret")));
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        Deadline deadline = Deadline.after(notification.timeout());
        String token = tokens.get(account);
        if (token == null) {
            OutgoingResult fetched =
                    http.ask(
                            Call.get(account.tokenUrl()).hiding(account.secret()),
                            options,
                            deadline.remaining());
            SendResult result = judge(fetched).ofQuestion();
            token = fetched instanceof Answered answer ? tokens.keep(account, answer.body()) : null;
            if (!result.isSent()) {
                return result;
            }
            if (token == null) {
                return SendResult.refused(
                        result.status(), "no access token: invalid api_secret for corp_id?");
            }
        }
        return send(notification, account, token, deadline);
    }

    private SendResult send(
            Notification notification,
            AccessTokens.Account account,
            String token,
            Deadline deadline) {
        Options options = notification.options();
        String url =
                Urls.with(
                        Urls.below(options.text("api_url"), "message/send"), "access_token", token);
        OutgoingResult sent =
                http.ask(
                        Call.post(url, VendorHttp.JSON, body(options, notification.texts()))
                                .hiding(token, account.secret()),
                        options,
                        deadline.remaining());
        if (sent instanceof Answered answer && TOKEN_IS_OLD.contains(errorCode(answer))) {
            tokens.forget(account, token);
        }
        return judge(sent);
    }

    private static String body(Options options, Texts texts) {
        boolean markdown = options.text("message_type").equals("markdown");
        String content = texts.body(options.text("message"));
        Map<String, Object> message =
                Json.object(
                        "text", Map.of("content", markdown ? "" : content),
                        "touser", notEmpty(texts, options.text("to_user")),
                        "toparty", notEmpty(texts, options.text("to_party")),
                        "totag", notEmpty(texts, options.text("to_tag")),
                        "agentid", notEmpty(texts, options.text("agent_id")),
                        "safe", "0",
                        "msgtype", options.text("message_type"),
                        "markdown", Map.of("content", markdown ? content : ""));
        return Json.write(message) + "\n";
    }

    private static @Nullable String notEmpty(Texts texts, String template) {
        String text = texts.value(template);
        return text.isEmpty() ? null : text;
    }

    /// A status says nothing about the message here: only what the body says is final.
    private static SendResult judge(OutgoingResult result) {
        SendResult byStatus =
                Judge.BY_STATUS
                        .showing(WeChatSender::reason)
                        .afterSuccess(WeChatSender::byErrorCode)
                        .of(result);
        boolean badStatus =
                result instanceof Answered answer
                        && !answer.isSuccess()
                        && byStatus.outcome() == Outcome.REFUSED;
        return badStatus
                ? SendResult.retryable(byStatus.status(), byStatus.message(), 0)
                : byStatus;
    }

    private static SendResult byErrorCode(Answered answer) {
        Map<String, Object> body = Json.readObject(answer.body());
        if (body.isEmpty()) {
            return SendResult.retryable(answer.status(), "the answer is no JSON object", 0);
        }
        int code = errorCode(answer);
        if (code == 0) {
            return SendResult.sent(answer.status());
        }
        String message = "errcode " + code + ": " + shortened(body.get("errmsg"));
        return code == BUSY || TOKEN_IS_OLD.contains(code)
                ? SendResult.retryable(answer.status(), message, 0)
                : SendResult.refused(answer.status(), message);
    }

    /// What is said of success is not masked, so only its first words, which are WeChat's own.
    private static String shortened(@Nullable Object message) {
        String text = String.valueOf(message);
        int hint = text.indexOf(", hint:");
        String front = hint < 0 ? text : text.substring(0, hint);
        return front.length() <= 100 ? front : front.substring(0, 100);
    }

    private static int errorCode(Answered answer) {
        return Json.readObject(answer.body()).get("errcode") instanceof Number code
                ? code.intValue()
                : 0;
    }

    private static String reason(String body) {
        return Json.readObject(body).get("errmsg") instanceof String text ? text : body;
    }
}
