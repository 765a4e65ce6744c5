package com.risenexa.tracking.support;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document of a few kilobytes into maps, lists, strings, numbers, booleans and nulls. */
public final class JsonReader {
    /** Strict, bounded, and without a table of field names that hostile responses could fill. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(200).build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private JsonReader() {}

    /**
     * The document's value.
     *
     * @throws IOException if these bytes are not exactly one JSON value
     */
    public static @Nullable Object read(byte[] bytes) throws IOException {
        try (JsonParser parser = FACTORY.createParser(decode(bytes))) {
            if (parser.nextToken() == null) {
                throw new IOException("no JSON value");
            }
            Object value = JsonValue.read(parser, JsonReader::number);
            if (parser.nextToken() != null) {
                throw new IOException("more than one JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new IOException(JsonFault.reason(e), e);
        }
    }

    /** JSON is UTF-8 and nothing else (RFC 8259, 8.1): left to itself the parser guesses, and replaces what is wrong. */
    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static Number number(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getNumberValue() : decimal(parser);
    }

    /** A double where it says the same, else every digit. */
    private static Number decimal(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        try {
            BigDecimal exact = parser.getDecimalValue();
            boolean same = Double.isFinite(value) && exact.compareTo(new BigDecimal(String.valueOf(value))) == 0;
            return same ? (Number) value : exact;
        } catch (NumberFormatException e) {
            throw new IOException("a number whose exponent is out of range", e);
        }
    }
}
