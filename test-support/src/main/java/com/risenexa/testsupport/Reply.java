package com.risenexa.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** What a {@link RawServer} does with one request. */
@FunctionalInterface
public interface Reply {
    /** 202 as the real server says it. */
    Reply ACCEPTED = json(202, "{\"status\":\"accepted\"}");

    void to(RawRequest request, Line line) throws IOException, InterruptedException;

    /** A status with an empty body. */
    static Reply status(int status, String... headers) {
        return bytes(head(status, headers) + "Content-Length: 0\r\n\r\n");
    }

    static Reply json(int status, String body, String... headers) {
        return body(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Reply body(int status, byte[] body, String... headers) {
        String head = head(status, headers) + "Content-Length: " + body.length + "\r\n\r\n";
        return (request, line) -> {
            line.write(head);
            line.write(body);
        };
    }

    /** These bytes, whatever they are; the connection stays open. */
    static Reply bytes(String raw) {
        return (request, line) -> line.write(raw);
    }

    static Reply reset() {
        return (request, line) -> line.reset();
    }

    static Reply close() {
        return (request, line) -> line.close();
    }

    /** No answer, until the client gives up or the server closes. */
    static Reply silence() {
        return (request, line) -> line.awaitEnd();
    }

    /** Holds the answer back. */
    static Reply after(CountDownLatch latch, Reply reply) {
        return (request, line) -> {
            latch.await();
            reply.to(request, line);
        };
    }

    default Reply thenClose() {
        return (request, line) -> {
            to(request, line);
            line.close();
        };
    }

    /** A status line and headers, without the empty line. */
    static String head(int status, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }
}
