package com.risenexa.sandbox.support;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads the dates of HTTP. */
public final class HttpDate {
    private HttpDate() {}

    public static Instant parse(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
