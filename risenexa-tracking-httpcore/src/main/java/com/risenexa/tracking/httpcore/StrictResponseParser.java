package com.risenexa.tracking.httpcore;

import java.io.IOException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.message.LazyLineParser;
import org.apache.hc.core5.http.nio.NHttpMessageParser;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads status line and headers. To httpcore's own parser a head that is cut short is one that ends there, and a header's
 * name may be any text before a colon.
 */
final class StrictResponseParser implements NHttpMessageParser<HttpResponse> {
    /** As many headers as a server with a good reason would send; one without must not fill the memory. */
    static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(16 * 1024)
            .build();

    private static final String OTHER_TOKEN_CHARACTERS = "!#$%&'*+-.^_`|~";

    private final NHttpMessageParser<HttpResponse> parser =
            new DefaultHttpResponseParserFactory(LIMITS, null, LazyLineParser.INSTANCE).create();

    private boolean begun;

    /** Whether bytes came that no whole head was made of yet. For the selector thread. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public void reset() {
        begun = false;
        parser.reset();
    }

    @Override
    public @Nullable HttpResponse parse(SessionInputBuffer buffer, boolean endOfStream)
            throws IOException, HttpException {
        begun |= buffer.hasData();
        HttpResponse head = parser.parse(buffer, false);
        if (head == null && endOfStream && begun) {
            throw new ConnectionClosedException("Connection closed within the headers of a response");
        }
        if (head != null) {
            for (Header header : head.getHeaders()) {
                requireToken(header.getName());
            }
        }
        return head;
    }

    /** RFC 9110, section 5.6.2. */
    private static void requireToken(String name) throws ParseException {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isLetter && (c < '0' || c > '9') && OTHER_TOKEN_CHARACTERS.indexOf(c) < 0) {
                throw new ParseException("Invalid name of a header");
            }
        }
    }
}
