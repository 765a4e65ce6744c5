package com.risenexa.tracking.spring.transaction.tree;

import com.risenexa.tracking.spring.TransactionalTracking;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;

/**
 * A random tree of transactions, run while it is made. Whoever is tracked is added to the data of the transaction that runs:
 * so the data say, whatever was rolled back, who has to be counted.
 */
@SuppressWarnings("ReferenceEquality") // the very transactions and managers
final class Tree {
    private static final List<Propagation> PROPAGATIONS = List.of(Propagation.values());

    private static final int DEEPEST = 5;
    private static final int MOST_STEPS = 4;

    private final Shop shop;
    private final Random random;
    private final String name;
    private final boolean firstJpa;
    private final boolean secondJpa;
    private final List<PlatformTransactionManager> managers;
    private final IdentityHashMap<PlatformTransactionManager, Begun> existing = new IdentityHashMap<>();
    private final StringBuilder drawing = new StringBuilder();
    private Place place = new Place(null, false, false);
    private int users;

    /** A transaction that has begun and is not suspended by its own manager. */
    private record Begun(PlatformTransactionManager manager) {}

    /**
     * Where the code is.
     *
     * @param running the transaction that runs
     * @param across whether another one has begun since, from inside which this one was joined
     * @param past whether that other one has no synchronizations
     */
    private record Place(@Nullable Begun running, boolean across, boolean past) {}

    Tree(Shop shop, long seed, String name) {
        this.shop = shop;
        this.random = new Random(seed);
        this.name = name;
        this.firstJpa = random.nextBoolean();
        this.secondJpa = random.nextBoolean();
        this.managers = List.of(
                firstJpa ? shop.first.jpa : shop.first.jdbc,
                secondJpa ? shop.second.jpa : shop.second.jdbc,
                shop.memory,
                shop.unsynchronized);
        drawing.append(name)
                .append(firstJpa ? " first=jpa" : " first=jdbc")
                .append(secondJpa ? " second=jpa\n" : " second=jdbc\n");
    }

    Tree run() {
        steps(0);
        return this;
    }

    /** Those of this tree. */
    List<String> users(List<String> all) {
        return all.stream().filter(id -> id.startsWith(name + "-")).toList();
    }

    @Override
    public String toString() {
        return drawing.toString();
    }

    private void steps(int depth) {
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int i = 0; i < steps; i++) {
            if (depth < DEEPEST && random.nextInt(3) > 0) {
                child(depth);
            } else {
                track(depth);
            }
        }
    }

    private void track(int depth) {
        String id = name + "-" + users++;
        PlatformTransactionManager manager = place.running == null ? null : place.running.manager;
        line(depth, id);
        if (manager == null) {
            shop.first.insertAtOnce(id);
        } else if (manager == shop.memory || manager == shop.unsynchronized) {
            ((MemoryTransactionManager) manager).add(id);
        } else if (manager == shop.first.jdbc || manager == shop.first.jpa) {
            shop.first.insert(id, firstJpa, random);
        } else {
            shop.second.insert(id, secondJpa, random);
        }
        TransactionalTracking tracking = random.nextInt(4) > 0 ? shop.tracking : shop.partner;
        tracking.trackRegistration(id);
    }

    private void child(int depth) {
        PlatformTransactionManager outer = outer();
        PlatformTransactionManager manager = outer != null ? outer : managers.get(random.nextInt(managers.size()));
        Begun own = existing.get(manager);
        Propagation propagation =
                outer != null ? Propagation.NESTED : PROPAGATIONS.get(random.nextInt(PROPAGATIONS.size()));
        boolean annotated = random.nextBoolean();
        if (own != null && own != place.running) {
            if (isUntold(propagation)) {
                propagation = Propagation.REQUIRES_NEW;
            }
            // Spring's templates do not tell that they join a transaction from inside another one.
            annotated |= propagation != Propagation.NESTED;
        } else if (own != null && place.past && isNestedOrNone(propagation)) {
            propagation = Propagation.REQUIRES_NEW;
        }
        annotated &= own != null || !place.across;
        run(depth, manager, propagation, annotated);
    }

    /** Now and then a manager whose transaction another one was begun in, for a savepoint: few come by chance alone. */
    private @Nullable PlatformTransactionManager outer() {
        List<PlatformTransactionManager> outer = managers.stream()
                .filter(each -> existing.containsKey(each) && existing.get(each) != place.running)
                .toList();
        return outer.isEmpty() || random.nextInt(3) > 0 ? null : outer.get(random.nextInt(outer.size()));
    }

    /** Whether nobody could know what runs, if a transaction is joined from here that does not run. */
    private boolean isUntold(Propagation propagation) {
        return place.running == null
                || place.past
                || (place.running.manager == shop.unsynchronized && isNestedOrNone(propagation));
    }

    private static boolean isNestedOrNone(Propagation propagation) {
        return propagation == Propagation.NESTED || propagation == Propagation.NOT_SUPPORTED;
    }

    private void run(int depth, PlatformTransactionManager manager, Propagation propagation, boolean annotated) {
        boolean rollback = random.nextInt(3) == 0;
        line(
                depth,
                managers.indexOf(manager) + " " + propagation + (annotated ? " annotated" : " template")
                        + (rollback ? " ROLLED BACK" : ""));
        Place outer = place;
        Begun own = existing.get(manager);
        Runnable work = () -> {
            place = entered(manager, propagation, own);
            steps(depth + 1);
            if (rollback) {
                throw new Scope.RolledBack();
            }
        };
        try {
            if (annotated) {
                Scope.annotated(manager, propagation, work);
            } else {
                Scope.template(manager, propagation, work);
            }
        } catch (TransactionException | Scope.RolledBack e) {
            line(depth + 1, e.getClass().getSimpleName());
        } finally {
            place = outer;
            if (own == null) {
                existing.remove(manager);
            } else {
                existing.put(manager, own);
            }
        }
    }

    private Place entered(PlatformTransactionManager manager, Propagation propagation, @Nullable Begun own) {
        return switch (propagation) {
            case REQUIRED, NESTED -> own == null ? begun(manager) : joined(own);
            case REQUIRES_NEW -> begun(manager);
            case SUPPORTS, MANDATORY -> own == null ? place : joined(own);
            case NEVER -> place;
            case NOT_SUPPORTED -> own == null ? place : suspended(manager);
        };
    }

    private Place begun(PlatformTransactionManager manager) {
        Begun begun = new Begun(manager);
        existing.put(manager, begun);
        return new Place(begun, false, false);
    }

    private Place joined(Begun own) {
        boolean past = place.running != null
                && place.running.manager == shop.unsynchronized
                && own.manager != shop.unsynchronized;
        return own == place.running ? place : new Place(own, true, past);
    }

    private Place suspended(PlatformTransactionManager manager) {
        existing.remove(manager);
        return new Place(null, false, false);
    }

    private void line(int depth, String text) {
        drawing.append("  ".repeat(depth + 1)).append(text).append('\n');
    }
}
