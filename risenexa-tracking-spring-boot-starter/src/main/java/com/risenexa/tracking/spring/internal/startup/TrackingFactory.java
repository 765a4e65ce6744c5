package com.risenexa.tracking.spring.internal.startup;

import com.risenexa.tracking.spring.TransactionalTracking;

/** Makes what users inject, in the way that {@code risenexa.transaction} asks for. */
@FunctionalInterface
public interface TrackingFactory {
    TransactionalTracking create(Startup startup);
}
