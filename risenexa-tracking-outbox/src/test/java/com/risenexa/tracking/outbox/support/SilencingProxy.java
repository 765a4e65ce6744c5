package com.risenexa.tracking.outbox.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy whose open connections can fall silent: they stay open and nothing passes, while new ones work. It can also
 * lose the answer to one statement, and with it the connection.
 */
public final class SilencingProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int target;
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicReference<@Nullable String> unanswered = new AtomicReference<>();

    public SilencingProxy(int target) throws IOException {
        this.target = target;
        daemon(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What is open now forwards nothing any more. */
    public void silence() {
        silences.incrementAndGet();
    }

    /** The next message to the database that contains the text is carried out; its answer never arrives. */
    public void loseAnswerTo(String text) {
        unanswered.set(text);
    }

    public boolean answerIsLost() {
        return unanswered.get() == null;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(database);
            int openedAt = silences.get();
            AtomicBoolean loses = new AtomicBoolean();
            daemon(() -> forward(client, database, openedAt, loses, true));
            daemon(() -> forward(database, client, openedAt, loses, false));
        }
    }

    private void forward(Socket from, Socket to, int openedAt, AtomicBoolean loses, boolean request)
            throws IOException {
        byte[] buffer = new byte[8192];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (request) {
                String text = unanswered.get();
                if (text != null && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(text)) {
                    loses.set(true);
                    unanswered.set(null);
                }
            } else if (loses.get()) {
                break;
            }
            if (openedAt == silences.get()) {
                out.write(buffer, 0, read);
            }
        }
        from.close();
        to.close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // Closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
