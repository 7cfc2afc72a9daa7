// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sns;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Message;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// `Publish` of the Query API, as a form.
///
/// Source of the limits: docs.aws.amazon.com/sns/latest/api/API_Publish.html
final class SnsRequest {
    private static final String VERSION = "2010-03-31";

    private static final int MAX_MESSAGE_BYTES = 256 * 1024;
    private static final int MAX_SMS_BYTES = 1600;
    private static final int MAX_SUBJECT_CHARACTERS = 100;

    private SnsRequest() {}

    static String publish(Message message, Options options, Texts texts) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Action", "Publish");
        fields.put("Version", VERSION);
        int limit = MAX_MESSAGE_BYTES;
        String topic = texts.value(options.text("topic_arn"));
        if (!topic.isEmpty()) {
            fields.put("TopicArn", topic);
            if (topic.endsWith(".fifo")) {
                fields.put("MessageGroupId", message.groupHash());
                fields.put("MessageDeduplicationId", message.groupHash());
            }
        }
        if (options.isSet("phone_number")) {
            fields.put("PhoneNumber", texts.value(options.text("phone_number")));
            limit = MAX_SMS_BYTES;
        }
        if (options.isSet("target_arn")) {
            fields.put("TargetArn", texts.value(options.text("target_arn")));
        }
        String body = texts.body(options.text("message"));
        String sent = Cut.plainBytes(body, limit);
        fields.put("Message", sent);
        String subject = subject(texts.title(options.text("subject")));
        if (!subject.isEmpty()) {
            fields.put("Subject", subject);
        }
        Map<String, String> attributes = new TreeMap<>();
        options.textMap("attributes")
                .forEach((name, value) -> attributes.put(texts.value(name), texts.value(value)));
        if (sent.length() < body.length()) {
            attributes.put("truncated", "true");
        }
        addAttributes(attributes, fields);
        return Urls.form(fields);
    }

    private static void addAttributes(Map<String, String> attributes, Map<String, String> fields) {
        int number = 0;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            number++;
            String prefix = "MessageAttributes.entry." + number + ".";
            fields.put(prefix + "Name", attribute.getKey());
            fields.put(prefix + "Value.DataType", "String");
            fields.put(prefix + "Value.StringValue", attribute.getValue());
        }
    }

    /// SNS refuses a whole message for its subject: it takes one line of ASCII, not beginning with
    /// a space.
    private static String subject(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        String ascii =
                new String(line.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
                        .replaceAll("\\p{Cntrl}", "");
        return ascii.length() <= MAX_SUBJECT_CHARACTERS
                ? ascii
                : ascii.substring(0, MAX_SUBJECT_CHARACTERS);
    }
}
