// SPDX-License-Identifier: Apache-2.0
/// Tests of WeChat.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.wechat;
