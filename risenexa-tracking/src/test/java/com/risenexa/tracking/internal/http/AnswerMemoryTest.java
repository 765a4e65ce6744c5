package com.risenexa.tracking.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.internal.config.Options;
import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.internal.config.Settings;
import com.risenexa.tracking.spi.Engine;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerMemoryTest {
    private final AnswerMemory memory = new AnswerMemory();

    private static Secret key(String value) {
        Options options = new Options();
        options.apiKey = value;
        options.startupSlug = "acme";
        return Settings.of(options).apiKey().use().secret();
    }

    private static Engine.Answer answer(int status, String body, boolean whole) {
        return new Engine.Answer(status, null, null, body.getBytes(StandardCharsets.UTF_8), whole);
    }

    @Test
    void the_same_body_again_says_the_same_of_its_own_answer() {
        Secret key = key("k1");
        memory.read(answer(500, "{\"error\":\"a\"}", true), key);
        AnswerText again = memory.read(answer(401, "{\"error\":\"a\"}", true), key);

        assertThat(again.answer().status()).isEqualTo(401);
        assertThat(again.messageOr("none")).isEqualTo("a");
        assertThat(again.isEmptyOrJson()).isTrue();
    }

    @Test
    void another_body_is_read() {
        Secret key = key("k1");
        memory.read(answer(401, "{\"error\":\"a\"}", true), key);

        assertThat(memory.read(answer(401, "{\"error\":\"b\"}", true), key).messageOr("none"))
                .isEqualTo("b");
    }

    @Test
    void r22_the_same_body_under_another_key_hides_that_key() {
        String body = "{\"error\":\"k1 or k2\"}";
        assertThat(memory.read(answer(401, body, true), key("k1")).messageOr("none"))
                .isEqualTo("*** or k2");
        assertThat(memory.read(answer(401, body, true), key("k2")).messageOr("none"))
                .isEqualTo("k1 or ***");
    }

    @Test
    void r7_a_body_that_was_cut_off_is_no_json_although_its_beginning_was_read_before() {
        Secret key = key("k1");
        memory.read(answer(200, "{}", true), key);

        assertThat(memory.read(answer(200, "{}", false), key).isEmptyOrJson()).isFalse();
    }
}
