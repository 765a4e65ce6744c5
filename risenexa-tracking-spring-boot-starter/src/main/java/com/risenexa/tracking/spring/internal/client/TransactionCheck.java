package com.risenexa.tracking.spring.internal.client;

/** Checks whether a transaction runs on the calling thread. There is no such bean without Spring's transactions. */
@FunctionalInterface
public interface TransactionCheck {
    boolean isTransactionActive();
}
