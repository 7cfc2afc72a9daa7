// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.runtime.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands what each round starts to the dispatcher. The first rounds run before there is one,
/// because it needs the engine that they build: what they start waits here. Used on one thread at a
/// time.
final class Relay implements Workspace.Listener {
    private final List<Delivery> early = new ArrayList<>();
    private Workspace.@Nullable Listener target;

    @Override
    public void onCommitted(Image image, List<Delivery> starting) {
        if (target == null) {
            early.addAll(starting);
        } else {
            target.onCommitted(image, starting);
        }
    }

    /// @param image the current one
    void connect(Workspace.Listener target, Image image) {
        this.target = target;
        target.onCommitted(image, List.copyOf(early));
        early.clear();
    }
}
