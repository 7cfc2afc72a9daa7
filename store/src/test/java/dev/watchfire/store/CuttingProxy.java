// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/// Stands between a client and PostgreSQL, and cuts the connection around a commit.
final class CuttingProxy implements AutoCloseable {
    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK_BYTES = 1 << 16;

    enum Cut {
        NEVER,
        /// The commit does not reach the server.
        BEFORE_COMMIT,
        /// The commit reaches the server, its answer does not reach the client.
        AFTER_COMMIT,
        /// Nothing reaches the server from now on, and no new connection is let in.
        NOW
    }

    private final ServerSocket listening;
    private final int target;
    private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NEVER);

    CuttingProxy(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// Cuts once; connections made later go through again, except after {@link Cut#NOW}.
    void cut(Cut when) {
        cut.set(when);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (cut.get() == Cut.NOW) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                CountDownLatch serverEnded = new CountDownLatch(1);
                Thread.ofVirtual().start(() -> toServer(client, server, serverEnded));
                Thread.ofVirtual().start(() -> toClient(client, server, serverEnded));
            } catch (IOException e) {
                // Closing ends the loop.
            }
        }
    }

    private void toServer(Socket client, Socket server, CountDownLatch serverEnded) {
        try (client;
                server) {
            byte[] chunk = new byte[CHUNK_BYTES];
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                Cut now = cut.get();
                boolean commits = commits(chunk, n);
                if (now == Cut.NOW || commits && now == Cut.BEFORE_COMMIT) {
                    cut.compareAndSet(Cut.BEFORE_COMMIT, Cut.NEVER);
                    return;
                }
                if (commits && now == Cut.AFTER_COMMIT) {
                    cut.set(Cut.NEVER);
                    client.close();
                    out.write(chunk, 0, n);
                    server.shutdownOutput();
                    serverEnded.await();
                    return;
                }
                out.write(chunk, 0, n);
            }
        } catch (IOException e) {
            // One side went away, so the other goes too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void toClient(Socket client, Socket server, CountDownLatch serverEnded) {
        try (client) {
            byte[] chunk = new byte[CHUNK_BYTES];
            InputStream in = server.getInputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (!client.isClosed()) {
                    client.getOutputStream().write(chunk, 0, n);
                }
            }
        } catch (IOException e) {
            // One side went away, so the other goes too.
        } finally {
            serverEnded.countDown();
        }
    }

    private static boolean commits(byte[] chunk, int length) {
        for (int i = 0; i + COMMIT.length <= length; i++) {
            if (Arrays.equals(chunk, i, i + COMMIT.length, COMMIT, 0, COMMIT.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
