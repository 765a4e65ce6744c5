package com.risenexa.tracking.spring.transaction;

import com.risenexa.tracking.spring.application.Running;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** As when the connection breaks between the commit and its answer: committed, and nobody knows. */
final class BrokenCommit {
    static final String MESSAGE = "lost at the commit";

    private BrokenCommit() {}

    static TransactionTemplate template(Running running) {
        EntityManagerFactory entities =
                running.context().getBeanProvider(EntityManagerFactory.class).getIfAvailable();
        PlatformTransactionManager manager =
                entities == null ? new Jdbc(running.bean(DataSource.class)) : new Jpa(entities);
        return new TransactionTemplate(manager);
    }

    private static TransactionSystemException broken() {
        return new TransactionSystemException(MESSAGE);
    }

    private static final class Jdbc extends DataSourceTransactionManager {
        private static final long serialVersionUID = 1;

        Jdbc(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            super.doCommit(status);
            throw broken();
        }
    }

    private static final class Jpa extends JpaTransactionManager {
        private static final long serialVersionUID = 1;

        Jpa(EntityManagerFactory entities) {
            super(entities);
            afterPropertiesSet();
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            super.doCommit(status);
            throw broken();
        }
    }
}
