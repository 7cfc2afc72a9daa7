// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.runtime.Workspace;
import dev.watchfire.web.api.Changes;
import java.util.List;

/// Tells everybody who waits for it that a round was kept. Telemetry comes first, as what is sent
/// belongs to what it noted.
record RoundListener(Telemetry telemetry, Sending sending, Changes changes)
        implements Workspace.Listener {
    @Override
    public void onBatch(Batch batch) {
        telemetry.onBatch(batch);
        sending.onBatch(batch);
    }

    @Override
    public void onCommitted(Image image, List<Delivery> starting) {
        telemetry.onCommitted(image, starting);
        sending.onCommitted(image, starting);
        changes.changed(image.sequence());
    }
}
