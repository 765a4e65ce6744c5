package com.risenexa.sandbox.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Encodes responses as bytes. Written by hand instead of by Netty's encoder, since faults send parts of them and bytes that no
 * encoder would let through.
 */
public final class ResponseEncoder {
    /** HTTP wants two digits for the day, which {@code RFC_1123_DATE_TIME} does not give. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final byte[] NOTHING = new byte[0];

    private static volatile Made accepted = new Made(-1, NOTHING);
    private static volatile DateText date = new DateText(-1, "");

    private ResponseEncoder() {}

    /**
     * A whole answer.
     *
     * @param toHead whether HEAD asked: all but the body
     */
    @SuppressWarnings("ReferenceEquality") // the usual answer is one object, and its bytes are made once a second
    static ByteBuf whole(
            ByteBufAllocator alloc, SandboxResponse answer, long nowMillis, boolean keepAlive, boolean toHead) {
        if (answer.equals(SandboxResponse.ACCEPTED) && keepAlive && !toHead) {
            byte[] bytes = accepted(nowMillis);
            return alloc.buffer(bytes.length).writeBytes(bytes);
        }
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        byte[] body = bodiless || toHead ? NOTHING : answer.body();
        ByteBuf out = alloc.buffer(256 + body.length);
        latin1(out, head(answer, nowMillis, keepAlive, bodiless ? "" : "content-length: " + answer.body().length));
        return out.writeBytes(body);
    }

    /** The one answer that nearly all are: made once a second. */
    private static byte[] accepted(long nowMillis) {
        long second = Math.floorDiv(nowMillis, 1000L);
        Made last = accepted;
        if (last.second != second) {
            byte[] body = SandboxResponse.ACCEPTED.body();
            String head = head(SandboxResponse.ACCEPTED, nowMillis, true, "content-length: " + body.length);
            String whole = head + new String(body, StandardCharsets.ISO_8859_1);
            last = new Made(second, whole.getBytes(StandardCharsets.ISO_8859_1));
            accepted = last;
        }
        return last.bytes;
    }

    /** Status line and headers, with the empty line. */
    static String head(SandboxResponse answer, long nowMillis, boolean keepAlive, String framing) {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(answer.status()).append(' ').append(reason(answer.status()));
        head.append("\r\ndate: ").append(httpDate(nowMillis));
        head.append("\r\ncontent-type: ").append(answer.contentType());
        answer.headers()
                .forEach((name, value) ->
                        head.append("\r\n").append(name).append(": ").append(value));
        if (!keepAlive) {
            head.append("\r\nconnection: close");
        }
        if (!framing.isEmpty()) {
            head.append("\r\n").append(framing);
        }
        return head.append("\r\n\r\n").toString();
    }

    /** A moment as HTTP writes it. */
    public static String httpDate(long millis) {
        long second = Math.floorDiv(millis, 1000L);
        DateText last = date;
        if (last.second != second) {
            last = new DateText(second, HTTP_DATE.format(Instant.ofEpochSecond(second)));
            date = last;
        }
        return last.text;
    }

    static void latin1(ByteBuf out, String text) {
        out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
    }

    private static String reason(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    private record Made(long second, byte[] bytes) {}

    private record DateText(long second, String text) {}
}
