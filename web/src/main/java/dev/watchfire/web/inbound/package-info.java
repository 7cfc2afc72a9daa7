// SPDX-License-Identifier: Apache-2.0
/// The doors by which answers to pages come in: links, telephones, text messages, chats, mail.
@org.jspecify.annotations.NullMarked
package dev.watchfire.web.inbound;
