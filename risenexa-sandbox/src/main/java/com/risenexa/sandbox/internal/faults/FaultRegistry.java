package com.risenexa.sandbox.internal.faults;

import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.internal.event.ValidEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The stored faults, first added first. In memory: they do not outlive the process. Thread-safe. */
public final class FaultRegistry {
    private final List<Kept> faults = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong version = new AtomicLong();
    private long lastId;

    /**
     * An empty shelf.
     *
     * @param lastId the highest number that the ledger has seen: an old fault's walk is not a new one's
     */
    public FaultRegistry(long lastId) {
        this.lastId = lastId;
    }

    /** The position of the current event's attempts in a fault's script. */
    @FunctionalInterface
    public interface StepCounter {
        int walked(long walkId) throws SQLException;
    }

    /** Has somebody told when a fault is set, replaced or taken away. Must be quick. */
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
        Kept kept = new Kept(++lastId, lastId, script, match, scope);
        faults.add(kept);
        changed();
        return kept.view();
    }

    /** Puts another script under a number, in its place; its scripts start again. Null if there is none. */
    public synchronized @Nullable Fault replace(long id, FaultScript script, FaultMatcher match, FaultScope scope) {
        for (int i = 0; i < faults.size(); i++) {
            if (faults.get(i).id == id) {
                Kept kept = new Kept(id, ++lastId, script, match, scope);
                faults.set(i, kept);
                changed();
                return kept.view();
            }
        }
        return null;
    }

    public synchronized boolean isEmpty() {
        return faults.isEmpty();
    }

    public synchronized List<Fault> list() {
        return faults.stream().map(Kept::view).toList();
    }

    /** Returns how many were taken away. */
    public synchronized int removeIf(Predicate<Fault> condition) {
        int before = faults.size();
        if (faults.removeIf(kept -> condition.test(kept.view()))) {
            changed();
        }
        return before - faults.size();
    }

    /**
     * What to do with an attempt.
     *
     * @param attempt its number among those of its event, from 1
     */
    public synchronized FaultDecision choose(ValidEvent event, int attempt, StepCounter walk) throws SQLException {
        for (Kept kept : faults) {
            if (kept.matches(event, attempt)) {
                int walked = kept.scope == FaultScope.GLOBAL ? kept.hits : walk.walked(kept.walkId);
                FaultStep step = kept.script.step(walked, event.eventId(), attempt);
                if (step != null) {
                    kept.hits++;
                    version.incrementAndGet();
                    return new FaultDecision(kept.walkId, step);
                }
            }
        }
        return FaultDecision.NONE;
    }

    private static final class Kept {
        private final long id;

        /** The number in the ledger. */
        private final long walkId;

        private final FaultScript script;
        private final FaultMatcher match;
        private final FaultScope scope;
        private int hits;

        Kept(long id, long walkId, FaultScript script, FaultMatcher match, FaultScope scope) {
            this.id = id;
            this.walkId = walkId;
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
}
