package com.risenexa.tracking;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of tracking one event. Never thrown, never null; immutable.
 *
 * <p>Three groups, by what the caller does next: {@link Accepted} (nothing), {@link Rejected} (fix code or settings),
 * {@link Undelivered} (send the same event again later; its id makes that harmless). A {@code switch} over the three
 * stays exhaustive in every minor version; leaves and record components may be added.
 */
public sealed interface TrackResult permits Accepted, TrackError {

    /**
     * The name of this result in every JSON and log of the project (CONTRACT section 2, R29).
     *
     * @return for example {@code accepted} or {@code rate_limited}
     */
    String type();

    /**
     * The id of the event.
     *
     * @return null if the event had none
     */
    @Nullable
    UUID eventId();

    /**
     * How many requests were sent, refused connections included (R8).
     *
     * @return 0 if nothing was sent
     */
    int attempts();

    /**
     * Whether the server accepted the event.
     *
     * @return true for {@link Accepted} only
     */
    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    /**
     * This result as one line of JSON with always the same keys (R28).
     *
     * @return a JSON object; the API key is never in it
     */
    default String toJson() {
        return ResultJson.write(this);
    }

    /**
     * One value out of three: the exhaustive {@code switch} of Java 21 for Java 17.
     *
     * @param <R> what the functions return
     * @param accepted applied if the server took the event
     * @param rejected applied if code or settings must change
     * @param undelivered applied if the same event may be sent again later
     * @return what the applied function returned
     * @throws NullPointerException if a function is null
     */
    default <R extends @Nullable Object> R fold(
            Function<? super Accepted, ? extends R> accepted,
            Function<? super Rejected, ? extends R> rejected,
            Function<? super Undelivered, ? extends R> undelivered) {
        Objects.requireNonNull(accepted, "accepted");
        Objects.requireNonNull(rejected, "rejected");
        Objects.requireNonNull(undelivered, "undelivered");
        if (this instanceof Accepted result) {
            return accepted.apply(result);
        }
        return this instanceof Rejected error ? rejected.apply(error) : undelivered.apply((Undelivered) this);
    }

    /**
     * Runs an action if the event was not accepted.
     *
     * @param action given the error; what it throws is passed to the caller
     * @return this result
     */
    default TrackResult onError(Consumer<? super TrackError> action) {
        if (this instanceof TrackError error) {
            action.accept(error);
        }
        return this;
    }

    /**
     * The result if it was accepted; otherwise throws.
     *
     * @return this result if it is accepted
     * @throws TrackingException otherwise, with this result inside
     */
    default Accepted orElseThrow() throws TrackingException {
        if (this instanceof Accepted accepted) {
            return accepted;
        }
        throw new TrackingException((TrackError) this);
    }
}
