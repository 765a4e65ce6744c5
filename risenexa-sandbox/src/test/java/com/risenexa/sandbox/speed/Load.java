package com.risenexa.sandbox.speed;

import com.risenexa.sandbox.support.Bodies;
import com.risenexa.sandbox.support.Raw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends many events over some connections, each as soon as the one before was answered. */
public final class Load {
    private Load() {}

    /** Sends events with the numbers from 1 to {@code count}; every answer must be 202. */
    public static void send(int port, int count, int connections) {
        send(port, 1, count, connections);
    }

    /** Those from one number to another, both included. */
    public static void send(int port, int from, int to, int connections) {
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int first = from + i;
            senders.add(new CompletableFuture<>());
            CompletableFuture<Void> sent = senders.get(i);
            Thread sender = new Thread(() -> {
                try {
                    sendEach(port, first, to, connections);
                    sent.complete(null);
                } catch (IOException | RuntimeException e) {
                    sent.completeExceptionally(e);
                }
            });
            sender.setDaemon(true);
            sender.start();
        }
        senders.forEach(CompletableFuture::join);
    }

    private static void sendEach(int port, int first, int count, int step) throws IOException {
        try (Raw raw = Raw.to(port)) {
            for (int i = first; i <= count; i += step) {
                String body = Bodies.registration("usr_" + i % 1000, Bodies.id(i * 2_654_435_761L % (1L << 48)));
                int status = raw.send(Raw.track(body)).readAnswer().status();
                if (status != 202) {
                    throw new UncheckedIOException(new IOException("event " + i + " was answered " + status));
                }
            }
        }
    }
}
