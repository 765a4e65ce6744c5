package com.risenexa.sandbox.support;

import com.risenexa.sandbox.Sandbox;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection without any HTTP library: sees every byte, and how the connection ends. */
public final class Raw implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    private Raw(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    public static Raw to(Sandbox sandbox) throws IOException {
        return to(sandbox.port());
    }

    public static Raw to(int port) throws IOException {
        return new Raw(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** How long a read waits at most. */
    public Raw patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    public Raw send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Everything up to the end of the stream. */
    public String readAll() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Status line and headers, up to and with the empty line. */
    public String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the stream ended after: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** One byte; -1 at the end. */
    public int read() throws IOException {
        return in.read();
    }

    /** One answer with a Content-Length. */
    public Answer readAnswer() throws IOException {
        String head = readHead();
        int length = Integer.parseInt(header(head, "content-length"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A header's value; empty if it is not there. */
    public static String header(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    /** A whole POST of an event with the usual key; more lines such as {@code X-Sandbox-Fault: drop}. */
    public static String track(String body, String... headers) {
        StringBuilder request = new StringBuilder("POST /api/v1/track HTTP/1.1\r\nHost: localhost\r\n");
        request.append("Authorization: Bearer rxt_sandbox_full\r\nContent-Type: application/json\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
        return request.append("Content-Length: ")
                .append(length)
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    /** An answer as it came over the wire. */
    public record Answer(int status, String head, String body) {
        public String header(String name) {
            return Raw.header(head, name);
        }
    }
}
