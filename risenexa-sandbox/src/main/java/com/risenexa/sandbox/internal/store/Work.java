package com.risenexa.sandbox.internal.store;

import java.sql.SQLException;

/** Something done with a connection. */
@FunctionalInterface
public interface Work<C, T> {
    T on(C connection) throws SQLException;
}
