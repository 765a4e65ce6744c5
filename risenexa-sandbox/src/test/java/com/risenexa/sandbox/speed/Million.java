package com.risenexa.sandbox.speed;

import com.risenexa.sandbox.support.ChildSandbox;
import com.risenexa.sandbox.support.Sse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * A million events into a sandbox on a file with a heap of 128 MB, with a reader of the stream and one that does not
 * read. Run by hand; the figures are in docs/performance.md. The first argument is another number of events.
 */
public final class Million {
    private static final int CONNECTIONS = 16;

    private Million() {}

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("million");
        try (ChildSandbox child = ChildSandbox.start(folder, "-Xmx128m");
                Sse asleep = Sse.open(child.port(), "");
                Sse stream = Sse.open(child.port(), "")) {
            CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> seen(stream, count));
            took("send " + count, () -> Load.send(child.port(), count, CONNECTIONS));
            took("stream, behind the last answer", () -> say(read.join()));
            took(
                    "the one that did not read",
                    () -> say(asleep.next("lagged").data().toString()));
            for (String path : new String[] {
                "attempts?limit=100&order=desc",
                "attempts?limit=100&startup=demo&after=500000",
                "attempts?limit=100&outcome=rejected",
                "events?limit=100&outcome=lost",
                "events?limit=100&user=usr_7",
                "events/latest",
                "failures",
                "series",
                "metrics",
                "verify",
                "audit",
                "export?of=events",
                "export?of=attempts&format=csv"
            }) {
                took(path, () -> say(size(child.port(), path) + " bytes"));
            }
            say("resident at most: " + child.residentAtMost());
        }
        say("database: " + Files.size(folder.resolve("sandbox.db")) / 1_000_000 + " MB");
    }

    /** Reads until it was told of everything: each attempt, or that it was too slow for some. */
    private static String seen(Sse stream, int count) {
        long last = 0;
        long seen = 0;
        while (last < count) {
            Sse.Message message = stream.next();
            if (message.hasId()) {
                last = message.id();
                seen += message.event().equals("attempt") ? 1 : 0;
            }
        }
        return seen + " attempts seen, told of " + (count - seen) + " missed";
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    private static void took(String what, Task task) throws IOException {
        long from = System.nanoTime();
        task.run();
        say(String.format(Locale.ROOT, "%-50s %9.1f ms", what, (System.nanoTime() - from) / 1e6));
    }

    private static long size(int port, String path) throws IOException {
        try (InputStream in = URI.create("http://127.0.0.1:" + port + "/_sandbox/" + path)
                .toURL()
                .openStream()) {
            return in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
