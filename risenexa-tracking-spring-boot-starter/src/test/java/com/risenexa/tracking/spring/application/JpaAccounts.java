package com.risenexa.tracking.spring.application;

import jakarta.persistence.EntityManager;
import java.util.List;

/** Writes when the transaction commits, as Hibernate does: later than the event was tracked. */
final class JpaAccounts implements Accounts {
    private final EntityManager entities;

    JpaAccounts(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void insert(String userId) {
        entities.persist(new Account(userId));
    }

    @Override
    public List<String> userIds() {
        return entities.createQuery("select a.id from Account a order by a.id", String.class)
                .getResultList();
    }
}
