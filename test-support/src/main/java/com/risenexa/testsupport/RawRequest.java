package com.risenexa.testsupport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request as it came over the wire.
 *
 * @param number counted from 1 over all connections
 * @param connection counted from 1
 * @param head request line and headers, up to and with the empty line
 */
public record RawRequest(int number, int connection, String head, byte[] body) {

    public String requestLine() {
        return head.substring(0, head.indexOf("\r\n"));
    }

    /** Header lines as sent. */
    public List<String> headerLines() {
        return List.of(head.strip().split("\r\n")).stream().skip(1).toList();
    }

    /** A header's value; empty if it is not there, all of them if it is there more than once. */
    public String header(String name) {
        List<String> values = new ArrayList<>();
        for (String line : headerLines()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                values.add(line.substring(name.length() + 1).strip());
            }
        }
        return String.join(" | ", values);
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Every byte, as ISO-8859-1: equal texts are equal bytes. */
    public String bytes() {
        return head + new String(body, StandardCharsets.ISO_8859_1);
    }
}
