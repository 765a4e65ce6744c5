package com.risenexa.tracking.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private static final long SEED = Long.getLong("json.seed", 20261128);
    private static final int OBJECTS = 5_000;
    private static final JsonFactory JACKSON = new JsonFactory();

    @Test
    void what_is_written_are_the_bytes_that_jackson_writes() throws IOException {
        System.out.println("JsonWriterTest: seed " + SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < OBJECTS; i++) {
            Map<String, @Nullable Object> map = map(random, 3);

            assertThat(text(JsonWriter.object(json -> map.forEach(json::field))))
                    .as("object %d of seed %d", i, SEED)
                    .isEqualTo(text(jackson(map)));
        }
    }

    @Test
    void numbers_at_their_ends_and_each_character_of_ascii_are_written_as_jackson_writes_them() throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(
                "numbers",
                Arrays.asList(
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        0,
                        -1,
                        9,
                        10,
                        -10,
                        (byte) -128,
                        (short) 7,
                        1.0,
                        -0.0,
                        1e300,
                        Double.MIN_VALUE,
                        0.1f,
                        new BigDecimal("1E+30"),
                        BigInteger.TEN.pow(40)));
        StringBuilder ascii = new StringBuilder();
        for (char c = 0; c < 0x100; c++) {
            ascii.append(c);
        }
        map.put(ascii.toString(), ascii.reverse().toString());

        assertThat(text(JsonWriter.object(json -> map.forEach(json::field)))).isEqualTo(text(jackson(map)));
    }

    @Test
    void half_a_surrogate_pair_stays_what_it_is() {
        byte[] bytes = JsonWriter.object(json -> json.field("a", "x\uD83D|\uDE00"));

        assertThat(text(bytes)).isEqualTo("{\"a\":\"x\\uD83D|\\uDE00\"}");
    }

    @Test
    void what_is_no_json_type_is_named() {
        assertThatThrownBy(() -> JsonWriter.object(json -> json.field("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void text_without_escapes_is_written_into_an_array_of_its_length() {
        JsonLength length = new JsonLength();
        length.field("user_id", "usr_1");
        length.field("seats", -1234567890123L);
        length.field("price", 49.9);

        assertThat(length.bytes()).isEqualTo("\"user_id\":\"usr_1\",\"seats\":-1234567890123,\"price\":49.9".length());
    }

    private static Map<String, @Nullable Object> map(Random random, int levels) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(string(random), value(random, levels - 1));
        }
        return map;
    }

    private static @Nullable Object value(Random random, int levels) {
        return switch (random.nextInt(levels > 0 ? 9 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> random.nextInt();
            case 4 -> random.nextGaussian();
            case 5 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(40) - 20);
            case 6 -> string(random);
            case 7 -> map(random, levels);
            default -> list(random, levels);
        };
    }

    private static List<@Nullable Object> list(Random random, int levels) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(random, levels - 1));
        }
        return list;
    }

    private static String string(Random random) {
        int[] highest = {0x7F, 0x7F, 0x7F, 0x800, 0xD800, 0x10FFFF};
        int most = highest[random.nextInt(highest.length)];
        return random.ints(random.nextInt(20), most == 0x7F && random.nextBoolean() ? 0x20 : 0, most)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] jackson(Map<String, @Nullable Object> map) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JACKSON.createGenerator(out)) {
            write(json, map);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Byte || value instanceof Short) {
            json.writeNumber(((Number) value).intValue());
        } else {
            json.writePOJO(value);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
