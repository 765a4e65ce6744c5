package com.risenexa.tracking.outbox.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP proxy whose open connections can fall silent: they stay open and nothing passes, while new ones work. */
public final class SilencingProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int target;
    private final AtomicInteger silences = new AtomicInteger();

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

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(database);
            int openedAt = silences.get();
            daemon(() -> forward(client, database, openedAt));
            daemon(() -> forward(database, client, openedAt));
        }
    }

    private void forward(Socket from, Socket to, int openedAt) throws IOException {
        byte[] buffer = new byte[8192];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
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
