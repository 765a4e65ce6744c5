package com.risenexa.tracking.spring.application;

import java.util.List;

/** The application's own table of users. */
public interface Accounts {
    void insert(String userId);

    List<String> userIds();
}
