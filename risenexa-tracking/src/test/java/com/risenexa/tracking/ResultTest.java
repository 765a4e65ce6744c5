package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.Undelivered.ConnectionError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a caller does with a result. */
class ResultTest {
    private static final UUID ID = UUID.fromString("0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01");
    private static final Accepted ACCEPTED = new Accepted(ID, 202, Map.of(), 1);
    private static final AuthenticationError REJECTED = new AuthenticationError(ID, 401, "Invalid token", 1);
    private static final ConnectionError UNDELIVERED =
            new ConnectionError(ID, "connection refused", 4, new IOException("cause"));

    private static String group(TrackResult result) {
        return result.fold(a -> "accepted", r -> "rejected " + r.message(), u -> "undelivered " + u.message());
    }

    @Test
    void every_undelivered_result_says_what_the_server_asked_to_wait_or_null() {
        Duration asked = Duration.ofSeconds(7);
        List<Undelivered> asking = List.of(
                new Undelivered.RateLimited(ID, 429, "m", asked, 1),
                new Undelivered.MaxRetriesExceeded(ID, 503, "m", asked, 1));
        List<Undelivered> others = List.of(
                new ConnectionError(ID, "m", 1, null),
                new Undelivered.QueueFull(ID, "m"),
                new Undelivered.ClientClosed(ID, "m", 0));

        assertThat(asking).extracting(Undelivered::retryAfter).containsOnly(asked);
        assertThat(others).extracting(Undelivered::retryAfter).containsOnlyNulls();
    }

    @Test
    void fold_applies_the_function_of_the_group() {
        assertThat(group(ACCEPTED)).isEqualTo("accepted");
        assertThat(group(REJECTED)).isEqualTo("rejected Invalid token");
        assertThat(group(UNDELIVERED)).isEqualTo("undelivered connection refused");
    }

    @Test
    void fold_wants_all_three_functions_whatever_the_result() {
        assertThatThrownBy(() -> ACCEPTED.fold(a -> 1, r -> 2, none())).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> UNDELIVERED.fold(none(), r -> 2, u -> 3)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> UNDELIVERED.fold(a -> 1, none(), u -> 3)).isInstanceOf(NullPointerException.class);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // the misuse at hand
    private static <T> T none() {
        return null;
    }

    @Test
    void on_error_runs_its_action_for_errors_only_and_gives_the_result_back() {
        List<TrackError> seen = new ArrayList<>();

        assertThat(ACCEPTED.onError(seen::add)).isSameAs(ACCEPTED);
        assertThat(REJECTED.onError(seen::add)).isSameAs(REJECTED);
        assertThat(UNDELIVERED.onError(seen::add)).isSameAs(UNDELIVERED);
        assertThat(seen).containsExactly(REJECTED, UNDELIVERED);
    }

    @Test
    void or_else_throw_gives_the_accepted_result_or_throws_the_error() throws TrackingException {
        assertThat(ACCEPTED.orElseThrow()).isSameAs(ACCEPTED);
        assertThatThrownBy(REJECTED::orElseThrow)
                .isInstanceOfSatisfying(
                        TrackingException.class, e -> assertThat(e.error()).isSameAs(REJECTED))
                .hasMessage("authentication_error: Invalid token")
                .hasNoCause();
        assertThatThrownBy(UNDELIVERED::orElseThrow)
                .hasMessage("connection_error: connection refused")
                .hasCause(UNDELIVERED.cause());
    }

    @Test
    void an_exception_survives_serialization_without_its_result() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new TrackingException(REJECTED));
        }
        Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat((TrackingException) read).hasMessage("authentication_error: Invalid token");
    }

    @Test
    void only_accepted_is_accepted() {
        assertThat(ACCEPTED.isAccepted()).isTrue();
        assertThat(REJECTED.isAccepted()).isFalse();
        assertThat(UNDELIVERED.isAccepted()).isFalse();
    }

    @Test
    void records_copy_what_they_are_given() {
        Map<String, @Nullable Object> body = new HashMap<>(Collections.singletonMap("a", null));
        List<String> errors = new ArrayList<>(List.of("e"));
        Accepted accepted = new Accepted(ID, 202, body, 1);
        ValidationError error = new ValidationError(ID, 422, "m", errors, 1);
        body.put("b", 1);
        errors.clear();

        assertThat(accepted.body()).hasSize(1).containsKey("a");
        assertThat(error.errors()).containsExactly("e");
        assertThatThrownBy(() -> accepted.body().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
