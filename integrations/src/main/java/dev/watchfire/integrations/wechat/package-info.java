// SPDX-License-Identifier: Apache-2.0
/// Messages to WeChat Work, also called WeCom.
@org.jspecify.annotations.NullMarked
package dev.watchfire.integrations.wechat;
