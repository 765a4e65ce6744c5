package com.risenexa.sandbox.internal.store;

import java.sql.SQLException;

/** A function on a database connection. */
@FunctionalInterface
public interface SqlFunction<C, T> {
    T on(C connection) throws SQLException;
}
