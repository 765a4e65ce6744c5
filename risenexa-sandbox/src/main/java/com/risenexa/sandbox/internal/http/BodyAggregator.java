package com.risenexa.sandbox.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Gathers the body of one request, up to the limit; beyond it only counts. */
final class BodyAggregator {
    final HttpRequest request;
    private final boolean announcedTooLarge;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(512);
    private long size;

    BodyAggregator(HttpRequest request) {
        this.request = request;
        this.announcedTooLarge = HttpUtil.getContentLength(request, 0L) > Limits.MAX_BODY_BYTES;
    }

    void add(ByteBuf part) {
        size += part.readableBytes();
        if (tooLarge()) {
            body = new ByteArrayOutputStream(0);
            return;
        }
        try {
            part.readBytes(body, part.readableBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory does not fail", e);
        }
    }

    boolean tooLarge() {
        return announcedTooLarge || size > Limits.MAX_BODY_BYTES;
    }

    /** Whether so much came that no more is read. */
    boolean endless() {
        return size > Limits.MAX_DISCARDED_BYTES;
    }

    byte[] body() {
        return body.toByteArray();
    }
}
