package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.spring.TransactionalTracking;

/** Makes what users inject, in the way that {@code risenexa.transaction} asks for. */
@FunctionalInterface
public interface TrackingFactory {
    TransactionalTracking create(ClientRegistration startup);
}
