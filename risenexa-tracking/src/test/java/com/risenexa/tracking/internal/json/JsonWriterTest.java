package com.risenexa.tracking.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.support.JsonReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void values_are_written_in_order_with_their_exact_digits() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("none", null);
        map.put("flag", true);
        map.put("whole", Arrays.asList(Long.MIN_VALUE, Long.MAX_VALUE, 0, (byte) -128, (short) 7));
        map.put("real", List.of(1.0, -0.0, 1e300, Double.MIN_VALUE, 0.1f));
        map.put("big", List.of(new BigDecimal("1E+30"), BigInteger.TEN.pow(20)));
        map.put("empty", List.of(Map.of(), List.of()));

        assertThat(JsonWriter.objectAsText(json -> map.forEach(json::field)))
                .isEqualTo("{\"none\":null,\"flag\":true,"
                        + "\"whole\":[-9223372036854775808,9223372036854775807,0,-128,7],"
                        + "\"real\":[1.0,-0.0,1.0E300,4.9E-324,0.1],"
                        + "\"big\":[1E+30,100000000000000000000],\"empty\":[{},[]]}");
    }

    @Test
    void text_is_read_back_as_it_was_and_half_a_surrogate_pair_stays_what_it_is() throws Exception {
        StringBuilder text = new StringBuilder();
        for (char c = 0; c < 0x900; c++) {
            text.append(c);
        }
        text.append("\uD83D\uDE00");
        Map<String, String> map = Map.of(text.toString(), text.reverse().toString());

        assertThat(JsonReader.read(JsonWriter.object(json -> map.forEach(json::field))))
                .isEqualTo(map);
        assertThat(JsonWriter.objectAsText(json -> json.field("a", "x\uD83D|\uDE00")))
                .isEqualTo("{\"a\":\"x\\uD83D|\\uDE00\"}");
    }

    @Test
    void what_is_not_a_json_type_is_named() {
        assertThatThrownBy(() -> JsonWriter.object(json -> json.field("a", new Object())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
