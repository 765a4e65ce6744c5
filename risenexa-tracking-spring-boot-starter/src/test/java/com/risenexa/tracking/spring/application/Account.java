package com.risenexa.tracking.spring.application;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Account {
    @Id
    private String id = "";

    protected Account() {}

    Account(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
