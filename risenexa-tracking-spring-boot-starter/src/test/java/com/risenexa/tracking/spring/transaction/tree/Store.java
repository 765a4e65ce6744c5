package com.risenexa.tracking.spring.transaction.tree;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** A database of the application: a pool, a table, and a transaction manager of either kind. */
final class Store implements AutoCloseable {
    final HikariDataSource pool;
    final JdbcTransactionManager jdbc;
    final JpaTransactionManager jpa;
    private final JdbcClient client;
    private final EntityManager entities;
    private final EntityManagerFactory factory;

    Store(HikariDataSource pool, String name) {
        this.pool = pool;
        LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
        bean.setPersistenceUnitName(name);
        bean.setDataSource(pool);
        bean.setPackagesToScan(Person.class.getPackageName());
        bean.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        bean.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
        bean.afterPropertiesSet();
        factory = Objects.requireNonNull(bean.getObject());
        entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        jdbc = new JdbcTransactionManager(pool);
        jpa = new JpaTransactionManager(factory);
        jpa.setDataSource(pool);
        client = JdbcClient.create(pool);
    }

    /** In the transaction that this thread has with this database. */
    void insert(String id, boolean withJpa, @Nullable Random random) {
        if (withJpa && random != null && random.nextBoolean()) {
            entities.persist(new Person(id));
        } else {
            client.sql("insert into person (id) values (?)").param(id).update();
        }
    }

    void insertAtOnce(String id) {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into person (id) values (?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> ids() {
        return client.sql("select id from person").query(String.class).list();
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}
