// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.fuzz;

import com.sun.management.ThreadMXBean;
import dev.watchfire.bench.fuzz.input.Finding;
import dev.watchfire.bench.fuzz.input.Target;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Feeds a target one input and says what went wrong.
final class Trial {
    private static final String OURS = "dev.watchfire.";

    private final Target target;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    Trial(Target target) {
        this.target = target;
    }

    /// @param kind the same for two inputs that break the same thing at the same place
    record Failure(String kind, String message) {}

    /// @return null where everything holds
    @Nullable Failure feed(byte[] input) {
        long allowed = target.allowance(input.length);
        try {
            long allocated = allocated(input);
            if (allocated > allowed) {
                // What a first use loads, and a watcher adds to it, is not of the input's making.
                allocated = allocated(input);
            }
            return allocated <= allowed
                    ? null
                    : new Failure(
                            "allocation",
                            "%d bytes allocated for %d, at most %d are allowed"
                                    .formatted(allocated, input.length, allowed));
        } catch (VirtualMachineError e) {
            return new Failure(e.getClass().getName(), e.toString());
        } catch (Exception e) {
            return new Failure(place(e), e.toString());
        }
    }

    private long allocated(byte[] input) throws Exception {
        long before = threads.getCurrentThreadAllocatedBytes();
        target.feed(input.clone());
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static String place(Exception e) {
        return Arrays.stream(e.getStackTrace())
                .filter(at -> at.getClassName().startsWith(OURS))
                .filter(at -> !at.getClassName().equals(Finding.class.getName()))
                .findFirst()
                .map(at -> e.getClass().getName() + " at " + at)
                .orElse(e.getClass().getName());
    }
}
