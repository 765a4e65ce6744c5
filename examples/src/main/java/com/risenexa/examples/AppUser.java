package com.risenexa.examples;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the application's own. */
@Entity
@Table(name = "users")
class AppUser {
    @Id
    private String id = "";

    /** For Hibernate. */
    protected AppUser() {}

    AppUser(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
