package com.risenexa.tracking.spring.transaction.tree;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Who is in the application's table. */
@Entity
public class Person {
    @Id
    private String id = "";

    protected Person() {}

    Person(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
