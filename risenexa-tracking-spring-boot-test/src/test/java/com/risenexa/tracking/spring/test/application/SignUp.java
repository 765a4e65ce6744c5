package com.risenexa.tracking.spring.test.application;

import com.risenexa.tracking.spring.TransactionalTracking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

public class SignUp {
    private final JdbcClient jdbc;
    private final TransactionalTracking risenexa;

    SignUp(JdbcClient jdbc, TransactionalTracking risenexa) {
        this.jdbc = jdbc;
        this.risenexa = risenexa;
    }

    @Transactional
    public void register(String userId) {
        jdbc.sql("insert into account values (?)").param(userId).update();
        risenexa.trackRegistration(userId);
    }
}
