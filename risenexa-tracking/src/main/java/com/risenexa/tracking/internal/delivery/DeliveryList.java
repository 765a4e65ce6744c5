package com.risenexa.tracking.internal.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A list of deliveries that are linked through their own fields: none of its operations needs memory, so a delivery is not
 * lost when there is none left, and each takes the same short time however long the list is.
 */
final class DeliveryList {
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
