// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.web.access.Audience;
import dev.watchfire.web.http.Endpoint;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/// The routes by which answers come in. Nobody signs in there: each request proves by a signature
/// or a token what it may do.
public final class InboundApi {
    private final TwilioVoice voice;
    private final TwilioMessages messages;
    private final SlackDoor slack;
    private final ChatDoors chats;
    private final ActionPage actions;

    public InboundApi(
            Acts acts,
            ActionTokens tokens,
            ChatReplies replies,
            InstantSource clock,
            URI externalUrl) {
        String url = externalUrl.toString();
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        TwilioDoor twilio = new TwilioDoor(acts, base);
        voice = new TwilioVoice(twilio, acts, tokens, base);
        messages = new TwilioMessages(twilio, acts, tokens);
        slack = new SlackDoor(acts, tokens, replies, clock);
        chats = new ChatDoors(acts, tokens);
        actions = new ActionPage(acts, tokens, base);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/a/{token}", Audience.EVERYONE, Style.PLAIN, actions::show),
                post("/a/{token}", Style.PLAIN, actions::act),
                post("/in/twilio/voice/{token}", Style.PROBLEM, voice::answer),
                post("/in/twilio/sms", Style.PROBLEM, messages::message),
                post("/in/twilio/status/{token}", Style.PROBLEM, messages::status),
                post("/in/slack/interaction", Style.PROBLEM, slack::interaction),
                post("/in/slack/command", Style.PROBLEM, slack::command),
                post("/in/telegram/{token}", Style.PROBLEM, chats::telegram),
                post("/in/mattermost/{token}", Style.PROBLEM, chats::mattermost));
    }

    private static Route post(String path, Style style, Endpoint.Patient endpoint) {
        return Route.of("POST", path, Audience.EVERYONE, style, endpoint);
    }
}
