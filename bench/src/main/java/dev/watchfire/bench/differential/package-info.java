// SPDX-License-Identifier: Apache-2.0
/// Field by field: what Alertmanager sends and what we send.
@org.jspecify.annotations.NullMarked
package dev.watchfire.bench.differential;
