package com.risenexa.tracking.internal.delivery;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The deliveries of one kind: of callers who wait, or of the queue. */
final class Lane {
    private final int maxInFlight;
    private final Map<Phase, DeliveryList> phases = new EnumMap<>(Phase.class);

    /** @param maxInFlight how many attempts may be under way */
    Lane(int maxInFlight) {
        this.maxInFlight = maxInFlight;
        for (Phase phase : Phase.values()) {
            phases.put(phase, new DeliveryList());
        }
    }

    /** Moves a delivery from the phase in which it is, if it is in one. */
    void move(Delivery delivery, Phase phase) {
        remove(delivery);
        list(phase).add(delivery);
        delivery.phase = phase;
    }

    void remove(Delivery delivery) {
        Phase before = delivery.phase;
        if (before != null) {
            delivery.phase = null;
            list(before).remove(delivery);
        }
    }

    @Nullable
    Delivery first(Phase phase) {
        return list(phase).first();
    }

    /** The next whose attempt may begin; null if there is none, or too many are under way. */
    @Nullable
    Delivery nextReady() {
        return inFlight() < maxInFlight ? first(Phase.READY) : null;
    }

    int inFlight() {
        return size(Phase.AWAITING_KEY) + size(Phase.SENDING) + size(Phase.SENT);
    }

    int size(Phase phase) {
        return list(phase).size();
    }

    int size() {
        int size = 0;
        for (DeliveryList list : phases.values()) {
            size += list.size();
        }
        return size;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Each delivery in whatever phase, which must stay in it meanwhile. */
    void forEach(Consumer<Delivery> action) {
        for (DeliveryList list : phases.values()) {
            for (Delivery delivery = list.first(); delivery != null; delivery = delivery.next) {
                action.accept(delivery);
            }
        }
    }

    private DeliveryList list(Phase phase) {
        return Objects.requireNonNull(phases.get(phase));
    }

    /**
     * A list of deliveries that are linked through their own fields: none of its operations needs memory, so a delivery is not
     * lost when there is none left, and each takes the same short time however long the list is.
     */
    static final class DeliveryList {
        private @Nullable Delivery first;
        private @Nullable Delivery last;
        private int size;

        int size() {
            return size;
        }

        boolean isEmpty() {
            return size == 0;
        }

        @Nullable
        Delivery first() {
            return first;
        }

        void add(Delivery delivery) {
            Delivery before = last;
            delivery.previous = before;
            delivery.next = null;
            if (before == null) {
                first = delivery;
            } else {
                before.next = delivery;
            }
            last = delivery;
            size++;
        }

        /** Only for one that is in this list. */
        void remove(Delivery delivery) {
            Delivery before = delivery.previous;
            Delivery after = delivery.next;
            if (before == null) {
                first = after;
            } else {
                before.next = after;
            }
            if (after == null) {
                last = before;
            } else {
                after.previous = before;
            }
            delivery.previous = null;
            delivery.next = null;
            size--;
        }
    }
}
