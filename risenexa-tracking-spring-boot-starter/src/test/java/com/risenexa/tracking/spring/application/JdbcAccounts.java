package com.risenexa.tracking.spring.application;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcAccounts implements Accounts {
    private final JdbcClient jdbc;

    JdbcAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create table if not exists account (id varchar(64) primary key)")
                .update();
    }

    @Override
    public void insert(String userId) {
        jdbc.sql("insert into account values (?)").param(userId).update();
    }

    @Override
    public List<String> userIds() {
        return jdbc.sql("select id from account order by id")
                .query(String.class)
                .list();
    }
}
