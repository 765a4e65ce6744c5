package com.risenexa.sandbox.internal.faults;

import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.internal.store.ValidEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The stored faults, first added first. In memory: they do not outlive the process. Thread-safe. */
public final class FaultRegistry {
    private final List<ActiveFault> faults = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong version = new AtomicLong();
    private long lastId;

    /**
     * An empty registry.
     *
     * @param lastId the highest number that is stored with an attempt: numbers are not used again
     */
    public FaultRegistry(long lastId) {
        this.lastId = lastId;
    }

    /** Counts the attempts of the event at hand that a stored fault has decided. */
    @FunctionalInterface
    public interface StepCounter {
        int passed(long counterId) throws SQLException;
    }

    /** Calls a listener when a fault is set, replaced or removed. It must be quick. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Another number after each change, hits included. */
    public long version() {
        return version.get();
    }

    private void changed() {
        version.incrementAndGet();
        listeners.forEach(Runnable::run);
    }

    public synchronized Fault add(FaultScript script, FaultMatcher match, FaultScope scope) {
        ActiveFault fault = new ActiveFault(++lastId, lastId, script, match, scope);
        faults.add(fault);
        changed();
        return fault.view();
    }

    /** Replaces the fault with this number; its steps begin anew. Null if there is none. */
    public synchronized @Nullable Fault replace(long id, FaultScript script, FaultMatcher match, FaultScope scope) {
        for (int i = 0; i < faults.size(); i++) {
            if (faults.get(i).id == id) {
                ActiveFault fault = new ActiveFault(id, ++lastId, script, match, scope);
                faults.set(i, fault);
                changed();
                return fault.view();
            }
        }
        return null;
    }

    public synchronized List<Fault> list() {
        return faults.stream().map(ActiveFault::view).toList();
    }

    /** Removes faults; returns how many. */
    public synchronized int removeIf(Predicate<Fault> condition) {
        int before = faults.size();
        if (faults.removeIf(fault -> condition.test(fault.view()))) {
            changed();
        }
        return before - faults.size();
    }

    /**
     * Decides the fault of an attempt: that of the first fault that matches and is not used up.
     *
     * @param attempt its number among those of its event, from 1
     */
    public synchronized FaultDecision choose(ValidEvent event, int attempt, StepCounter counter) throws SQLException {
        for (ActiveFault fault : faults) {
            if (fault.matches(event, attempt)) {
                int passed = fault.scope == FaultScope.GLOBAL ? fault.hits : counter.passed(fault.counterId);
                FaultStep step = fault.script.step(passed, event.eventId(), attempt);
                if (step != null) {
                    fault.hits++;
                    version.incrementAndGet();
                    return new FaultDecision(fault.counterId, step);
                }
            }
        }
        return FaultDecision.NONE;
    }

    private static final class ActiveFault {
        private final long id;

        /** The number that is stored with its attempts. */
        private final long counterId;

        private final FaultScript script;
        private final FaultMatcher match;
        private final FaultScope scope;
        private int hits;

        ActiveFault(long id, long counterId, FaultScript script, FaultMatcher match, FaultScope scope) {
            this.id = id;
            this.counterId = counterId;
            this.script = script;
            this.match = match;
            this.scope = scope;
        }

        boolean matches(ValidEvent event, int attempt) {
            return fits(match.startup(), event.startup())
                    && fits(match.type(), event.eventType())
                    && fits(match.action(), event.action())
                    && fits(match.user(), event.userId())
                    && (match.event() == null || match.event().equalsIgnoreCase(event.eventId()))
                    && (match.attempt() == null || match.attempt() == attempt);
        }

        private static boolean fits(@Nullable String wanted, String value) {
            return wanted == null || wanted.equals(value);
        }

        Fault view() {
            boolean counts = scope == FaultScope.GLOBAL && script.length() != FaultStep.FOREVER;
            Long remaining = counts ? (Long) (long) (script.length() - hits) : null;
            return new Fault(id, script.text(), match, scope, hits, remaining);
        }
    }

    /**
     * The fault step that an attempt gets, and the fault that decided it.
     *
     * @param faultId the stored fault that decided; null if a header or nothing did
     */
    public record FaultDecision(@Nullable Long faultId, FaultStep step) {
        public static final FaultDecision NONE = new FaultDecision(null, FaultStep.OK);
    }
}
