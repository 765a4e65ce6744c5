package com.risenexa.sandbox;

import com.risenexa.sandbox.internal.testkit.AssertionResult;
import com.risenexa.sandbox.internal.testkit.EventLookup;
import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * The assertions on one logical event. Waits as {@link SandboxAssert} does, and reads the event again for each check. Not
 * thread-safe.
 */
@SuppressWarnings("exports") // see module-info
public final class EventAssert extends AbstractAssert<EventAssert, SandboxEvent> {
    private final SandboxAssert owner;
    private final String name;

    EventAssert(SandboxEvent actual, SandboxAssert owner, String name) {
        super(actual, EventAssert.class);
        this.owner = owner;
        this.name = name;
    }

    /**
     * It is counted.
     *
     * @return this
     */
    public EventAssert wasCounted() {
        return check(event -> event.countedAt() != null
                ? AssertionResult.good("the event " + name + " counted")
                : AssertionResult.notYet("the event " + name + " counted", "not counted"));
    }

    /**
     * It arrived, and no attempt of it was counted.
     *
     * @return this
     */
    public EventAssert wasNotCounted() {
        return check(event -> event.countedAt() == null
                ? AssertionResult.good("the event " + name + " not counted")
                : AssertionResult.never("the event " + name + " not counted", "counted by attempt " + event.seq()));
    }

    /**
     * Exactly so many requests carried it, rejected ones included.
     *
     * @param attempts how many
     * @return this
     */
    public EventAssert hasAttempts(int attempts) {
        return check(event -> AssertionResult.growing(attempts, event.attempts(), "attempts of the event " + name));
    }

    /**
     * Its attempts had exactly these outcomes, in this order.
     *
     * @param outcomes such as {@code LOST, DUPLICATE}
     * @return this
     */
    public EventAssert hasOutcomes(Outcome... outcomes) {
        List<String> expected = Arrays.stream(outcomes).map(Outcome::value).toList();
        return check(event ->
                AssertionResult.equal("outcomes", expected, EventLookup.outcomes(owner.sandbox(), event.eventId())));
    }

    /**
     * Its type is this.
     *
     * @param type such as {@link EventType#USER_CONVERTED}
     * @return this
     */
    public EventAssert hasType(EventType type) {
        return check(event -> AssertionResult.equal("type", type.value(), event.eventType()));
    }

    /**
     * Its action is this.
     *
     * @param action {@link Action#ADD} also if the request named none
     * @return this
     */
    public EventAssert hasAction(Action action) {
        return check(event -> AssertionResult.equal("action", action.value(), event.action()));
    }

    /**
     * Its id is this.
     *
     * @param eventId the id
     * @return this
     */
    public EventAssert hasEventId(UUID eventId) {
        return check(event -> AssertionResult.equal("id", eventId.toString(), event.eventId()));
    }

    /**
     * It happened at this moment.
     *
     * @param moment to the nanosecond
     * @return this
     */
    public EventAssert hasOccurredAt(Instant moment) {
        return check(event -> AssertionResult.equal("occurred_at", moment, event.occurredAt()));
    }

    /**
     * Its metadata are these and no others, equal as JSON: {@code 1} and {@code 1.0} are one number, and what the client
     * turns into text is compared as that text.
     *
     * @param metadata as it is given to the client; empty for none
     * @return this
     */
    public EventAssert hasMetadata(Map<String, ? extends @Nullable Object> metadata) {
        Map<String, @Nullable Object> expected = EventLookup.sent(metadata);
        return check(event -> AssertionResult.equal("metadata", expected, EventLookup.stored(event.metadata())));
    }

    /**
     * The other checks of the sandbox.
     *
     * @return where this came from
     */
    public SandboxAssert and() {
        return owner;
    }

    private EventAssert check(Function<SandboxEvent, AssertionResult> look) {
        Sandbox sandbox = owner.sandbox();
        String id = actual.eventId();
        owner.check(() -> EventLookup.first(sandbox, event -> event.eventId().equals(id))
                .map(look)
                .orElse(AssertionResult.never("the event " + name, "gone since a reset")));
        return this;
    }
}
