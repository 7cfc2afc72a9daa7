// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/// A switch for text messages that speaks SMPP, with one account.
final class Switch implements AutoCloseable {
    static final String USER = "watchfire";
    static final String PASSWORD = "s3cr3t";
    private static final int WRONG_PASSWORD = 14;

    final BlockingQueue<SubmitSm> taken = new LinkedBlockingQueue<>();
    private final ServerSocket socket;
    private final SMPPServerSessionListener listener;

    /// How many it takes before it refuses; with which command status.
    private volatile int takes = Integer.MAX_VALUE;

    private volatile int status;

    Switch() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            listener = new SMPPServerSessionListener(0, new Ready(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    void refuseAfter(int count, int status) {
        takes = count;
        this.status = status;
    }

    /// Listens already.
    private record Ready(ServerSocket socket) implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }

    private void accept() {
        while (true) {
            try {
                SMPPServerSession session = listener.accept();
                session.setMessageReceiverListener(receiver());
                BindRequest bind = session.waitForBind(10_000);
                if (bind.getSystemId().equals(USER) && bind.getPassword().equals(PASSWORD)) {
                    bind.accept("switch");
                } else {
                    bind.reject(WRONG_PASSWORD);
                }
            } catch (IOException e) {
                return;
            } catch (TimeoutException | PDUStringException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Takes what is submitted; nothing else is asked of it.
    private ServerMessageReceiverListener receiver() {
        return (ServerMessageReceiverListener)
                Proxy.newProxyInstance(
                        Switch.class.getClassLoader(),
                        new Class<?>[] {ServerMessageReceiverListener.class},
                        (_, method, arguments) -> {
                            if (!method.getName().equals("onAcceptSubmitSm")) {
                                throw new ProcessRequestException("not here", 3);
                            }
                            return submitted((SubmitSm) arguments[0]);
                        });
    }

    private SubmitSmResult submitted(SubmitSm message)
            throws ProcessRequestException, PDUStringException {
        if (taken.size() >= takes) {
            throw new ProcessRequestException("refused", status);
        }
        taken.add(message);
        return new SubmitSmResult(new MessageId("m" + taken.size()), new OptionalParameter[0]);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
