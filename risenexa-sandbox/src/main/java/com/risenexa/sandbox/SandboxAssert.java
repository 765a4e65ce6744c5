package com.risenexa.sandbox;

import com.risenexa.sandbox.internal.testkit.AssertionResult;
import com.risenexa.sandbox.internal.testkit.EventLookup;
import com.risenexa.sandbox.internal.testkit.Polling;
import com.risenexa.tracking.EventType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * The assertions on a {@link Sandbox}. Not thread-safe.
 *
 * <p>Every check waits, for at most 5 s ({@link #atMost}): first until the sandbox's own {@link Sandbox#client()} has
 * nothing under way, then until what is asserted holds. It fails at once when waiting cannot help, as when more was
 * counted than expected. Numbers are exact: what other clients send is seen as far as it has come in; to be sure that
 * nothing of theirs follows, wait for it, or use {@link #during}.
 *
 * <p>A failure shows what was expected, what was found, and the traffic as a table: one row for each of the latest 50
 * attempts. Lists of events and attempts are those of {@link Sandbox#events()} and {@link Sandbox#attempts()}, the latest
 * 1,000.
 */
@SuppressWarnings("exports") // see module-info
public class SandboxAssert extends AbstractAssert<SandboxAssert, Sandbox> {
    private Polling polling = Polling.DEFAULT;

    /**
     * Begins an assertion; see {@link SandboxAssertions#assertThat}.
     *
     * @param actual what is looked at; null fails at the first check
     */
    public SandboxAssert(@Nullable Sandbox actual) {
        super(actual, SandboxAssert.class);
    }

    /**
     * The maximum time that each following check waits.
     *
     * @param limit zero (they look once) or more; default 5 s
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public SandboxAssert atMost(Duration limit) {
        polling = new Polling(limit, polling.during());
        return this;
    }

    /**
     * The time for which the following checks must hold.
     *
     * @param time zero or more; default zero
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public SandboxAssert during(Duration time) {
        polling = new Polling(polling.atMost(), time);
        return this;
    }

    /**
     * Exactly so many logical events of a type are counted, removals included, each id once.
     *
     * @param type such as {@link EventType#USER_REGISTERED}
     * @param events how many
     * @return this
     */
    public SandboxAssert counted(EventType type, int events) {
        return check(() -> {
            Counters.@Nullable Count count = count(type);
            long counted = count == null ? 0 : count.added() + count.removed();
            return AssertionResult.growing(events, counted, type.value() + " counted");
        });
    }

    /**
     * The counter of a type has this value: added minus removed.
     *
     * @param type such as {@link EventType#USER_CONVERTED}
     * @param net may be below zero
     * @return this
     */
    public SandboxAssert hasNet(EventType type, int net) {
        return check(() -> {
            Counters.@Nullable Count count = count(type);
            return AssertionResult.equal("net " + type.value(), (long) net, count == null ? 0 : count.net());
        });
    }

    /** Null for a type that no server counts. */
    private Counters.@Nullable Count count(EventType type) {
        Counters counters = actual.counters();
        if (type.equals(EventType.USER_REGISTERED)) {
            return counters.registered();
        }
        return type.equals(EventType.USER_CONVERTED) ? counters.converted() : null;
    }

    /**
     * No valid event arrived, counted or lost to a fault. Rejected requests do not count as events.
     *
     * @return this
     */
    public SandboxAssert hasNoEvents() {
        return check(() -> AssertionResult.growing(0, actual.events().size(), "events"));
    }

    /**
     * No request arrived.
     *
     * @return this
     */
    public SandboxAssert hasNoAttempts() {
        return check(() -> AssertionResult.growing(0, actual.attempts().size(), "attempts"));
    }

    /**
     * Exactly so many attempts had this outcome.
     *
     * @param outcome such as {@link Outcome#LOST}
     * @param attempts how many
     * @return this
     */
    public SandboxAssert hasAttempts(Outcome outcome, int attempts) {
        WaitCondition await =
                WaitCondition.counted(attempts).withOutcome(outcome).withTimeout(Duration.ZERO);
        return check(
                () -> AssertionResult.growing(attempts, actual.await(await).count(), outcome.value() + " attempts"));
    }

    /**
     * Exactly so many attempts brought a counted event again and were not counted.
     *
     * @param attempts how many
     * @return this
     */
    public SandboxAssert hasDuplicates(int attempts) {
        return hasAttempts(Outcome.DUPLICATE, attempts);
    }

    /**
     * Exactly so many attempts were rejected, for any reason.
     *
     * @param attempts how many
     * @return this
     */
    public SandboxAssert hasRejected(int attempts) {
        return hasAttempts(Outcome.REJECTED, attempts);
    }

    /**
     * The counters agree with the attempts ({@link Sandbox#verify()}).
     *
     * @return this
     */
    public SandboxAssert isVerified() {
        return check(() ->
                AssertionResult.equal("mismatches", List.of(), actual.verify().mismatches()));
    }

    /**
     * The client that sent the attempts kept the rules of {@link Sandbox#audit()}: same id and same bytes on every
     * attempt, the required waits, no attempt after a rejection. Warnings pass.
     *
     * @return this
     */
    public SandboxAssert hasCleanAudit() {
        return check(() -> AssertionResult.ofAudit(actual.audit()));
    }

    /**
     * The one event of a user.
     *
     * @param userId whose
     * @return what can be asserted of it
     */
    public EventAssert event(String userId) {
        return event(event -> event.userId().equals(userId), "of user " + userId);
    }

    /**
     * The one event of a user and a type.
     *
     * @param userId whose
     * @param type which
     * @return what can be asserted of it
     */
    public EventAssert event(String userId, EventType type) {
        return event(
                event -> event.userId().equals(userId) && event.eventType().equals(type.value()),
                type.value() + " of user " + userId);
    }

    /**
     * The event with an id.
     *
     * @param eventId which
     * @return what can be asserted of it
     */
    public EventAssert event(UUID eventId) {
        return event(event -> event.eventId().equals(eventId.toString()), "with the id " + eventId);
    }

    private EventAssert event(Predicate<SandboxEvent> which, String name) {
        check(() -> EventLookup.single(actual, which, name));
        return new EventAssert(EventLookup.first(actual, which).orElseThrow(), this, name);
    }

    /** The traffic's owner checks for its events too. */
    SandboxAssert check(Supplier<AssertionResult> look) {
        isNotNull();
        AssertionResult finding = polling.look(actual, look);
        String found = finding.actual();
        if (found != null) {
            throw failureWithActualExpected(
                    found, finding.expected(), "%s", AssertionResult.message(actual, finding, polling.atMost()));
        }
        return this;
    }

    Sandbox sandbox() {
        return actual;
    }
}
