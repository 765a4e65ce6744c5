package com.risenexa.tracking.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One JSON document as values; what it cannot read is an IOException and nothing else. */
class JsonReaderTest {

    private static @Nullable Object read(String json) throws IOException {
        return JsonReader.read(json.getBytes(UTF_8));
    }

    @Test
    void values_have_their_natural_types() throws IOException {
        assertThat(read("{\"a\":[1,\"x\",true,false,null,{}]}")).hasToString("{a=[1, x, true, false, null, {}]}");
        assertThat(read(" [1] ")).isEqualTo(List.of(1));
        assertThat(read("\"\\u00fc\\ud83d\\ude80\"")).isEqualTo("ü\uD83D\uDE80");
        assertThat(read("null")).isNull();
        assertThat(read("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", 2));
    }

    @Test
    void a_number_is_of_the_smallest_type_that_keeps_every_digit() throws IOException {
        assertThat(read("2147483647")).isEqualTo(Integer.MAX_VALUE);
        assertThat(read("2147483648")).isEqualTo(2147483648L);
        assertThat(read("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(read("0.1")).isEqualTo(0.1);
        assertThat(read("-0.0")).isEqualTo(-0.0);
        assertThat(read("1.5E300")).isEqualTo(1.5E300);
        assertThat(read("0.1000000000000000055511151231257827"))
                .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
        assertThat(read("1E400")).isEqualTo(new BigDecimal("1E400"));
        assertThat(read("1E-400")).isEqualTo(new BigDecimal("1E-400"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{]",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "[1] [2]",
                "1 2",
                "nul",
                "NaN",
                "Infinity",
                "-",
                "01",
                "+1",
                ".5",
                "1.",
                "0x1",
                "\"\n\"",
                "\"\\x\"",
                "// c\n1",
                "/* c */ 1",
                "1e99999999999",
                "-1e-99999999999",
                "\"\\ud83\"",
                "\u0000"
            })
    void what_is_no_json(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).satisfies(JsonReaderTest::isForPeople);
    }

    private static void isForPeople(Throwable refusal) {
        assertThat(refusal.getMessage()).doesNotContain("Source", "REDACTED", "`");
    }

    @Test
    void what_is_wrong_is_named_with_its_place() {
        assertThatThrownBy(() -> read("{\"a\":\n[1, 2"))
                .hasMessage(
                        "Unexpected end-of-input: expected close marker for Array (start marker at line: 2, column: 1)"
                                + " (line 2, column 6)");
    }

    @Test
    void what_is_too_deep_or_too_long_is_no_json() throws IOException {
        assertThat(read("[".repeat(200) + "]".repeat(200))).isNotNull();
        assertThatThrownBy(() -> read("[".repeat(201) + "]".repeat(201)))
                .isInstanceOf(IOException.class)
                .satisfies(JsonReaderTest::isForPeople);
        assertThatThrownBy(() -> read("[".repeat(1_000_000))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("1".repeat(10_000))).isInstanceOf(IOException.class);
    }

    @Test
    void bytes_that_are_no_utf_8_are_no_json() {
        for (byte[] bytes : new byte[][] {
            {'"', (byte) 0xFC, '"'},
            {'"', (byte) 0xC0, (byte) 0x80, '"'},
            {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            {'"', (byte) 0xE2, (byte) 0x82, '"'},
            {0, '1', 0, '2'},
            {(byte) 0xFE, (byte) 0xFF, 0, '1'}
        }) {
            assertThatThrownBy(() -> JsonReader.read(bytes)).isInstanceOf(IOException.class);
        }
    }
}
