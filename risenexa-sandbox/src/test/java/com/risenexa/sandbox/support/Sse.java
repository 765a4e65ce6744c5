package com.risenexa.sandbox.support;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.internal.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader of the stream on a socket of its own, so that a test can read slowly, or cut the connection. */
public final class Sse implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 300_000;

    private final Socket socket;
    private final InputStream in;
    private InputStream chunk = new ByteArrayInputStream(new byte[0]);
    private @Nullable Message hello;
    public final String head;

    private Sse(int port, String path, String... headers) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        in = new java.io.BufferedInputStream(socket.getInputStream());
        StringBuilder lines = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            lines.append(line).append("\r\n");
        }
        head = lines.toString();
        // The head comes before the reader has joined; what is sent between the two is told to nobody.
        hello = head.startsWith("HTTP/1.1 200 ") ? read() : null;
    }

    /** Opens the stream; what is sent from now on is told to this reader. */
    public static Sse open(Sandbox sandbox, String query, String... headers) {
        return open(sandbox.port(), query, headers);
    }

    public static Sse open(int port, String query, String... headers) {
        try {
            return new Sse(port, "/_sandbox/stream" + query, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message; comments are read past. */
    public Message next() {
        Message first = hello;
        hello = null;
        return first == null ? read() : first;
    }

    private Message read() {
        try {
            Map<String, String> fields = new HashMap<>();
            while (true) {
                String line = bodyLine();
                if (line.isEmpty() && !fields.isEmpty()) {
                    return new Message(fields);
                }
                if (!line.isEmpty() && !line.startsWith(":")) {
                    fields.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on to the next message of a kind. */
    public Message next(String event) {
        Message message = next();
        while (!message.event().equals(event)) {
            message = next();
        }
        return message;
    }

    /** The numbers of the next so many attempts. */
    public List<Long> attempts(int count) {
        List<Long> seqs = new ArrayList<>();
        while (seqs.size() < count) {
            seqs.add(next("attempt").id());
        }
        return seqs;
    }

    private String bodyLine() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = chunk.read();
            if (next == '\n') {
                return line.toString();
            } else if (next >= 0) {
                line.append((char) next);
            } else {
                int length = Integer.parseInt(line(in), 16);
                if (length == 0) {
                    throw new IOException("the stream has ended");
                }
                chunk = new ByteArrayInputStream(in.readNBytes(length));
                line(in);
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the stream ended after: " + line);
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One message. */
    public record Message(Map<String, String> fields) {
        public String event() {
            return fields.get("event");
        }

        public long id() {
            return Long.parseLong(fields.get("id"));
        }

        public boolean hasId() {
            return fields.containsKey("id");
        }

        public Map<String, Object> data() {
            try {
                return Json.readObject(fields.get("data").getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
