package com.risenexa.sandbox.internal.store;

import java.sql.SQLException;

/** Something done with a connection. */
@FunctionalInterface
public interface SqlFunction<C, T> {
    T on(C connection) throws SQLException;
}
