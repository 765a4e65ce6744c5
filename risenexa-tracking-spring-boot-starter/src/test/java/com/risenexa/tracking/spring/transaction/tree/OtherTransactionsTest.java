package com.risenexa.tracking.spring.transaction.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.risenexa.tracking.spring.TransactionalTracking;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionTemplate;

/** In outbox mode: transactions that are not the outbox's own, alone and inside one of its own. */
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("ReferenceEquality") // the very managers and templates
class OtherTransactionsTest {
    private static final String SAID = "holds no connection of the outbox's DataSource";

    private static Databases databases;

    @BeforeAll
    static void start() {
        databases = new Databases();
    }

    @AfterAll
    static void stop() throws IOException {
        databases.close();
    }

    /** A kind of application that all must hold for. */
    private record Kind(boolean postgres, boolean autoCommit, boolean jpa) {
        Shop open() {
            return new Shop(new Store(pool(), "first"), new Store(pool(), "second"), "outbox");
        }

        HikariDataSource pool() {
            return postgres ? databases.postgres(autoCommit) : Databases.h2(autoCommit);
        }

        PlatformTransactionManager of(Store store) {
            return jpa ? store.jpa : store.jdbc;
        }

        @Override
        public String toString() {
            return (postgres ? "PostgreSQL" : "H2")
                    + (autoCommit ? "" : " without auto-commit")
                    + (jpa ? " JPA" : " JDBC");
        }
    }

    /** What is tried with an application. */
    private interface Case {
        void run(Kind kind, Shop shop);
    }

    private static Stream<DynamicTest> everywhere(Case tried) {
        List<DynamicTest> tests = new ArrayList<>();
        for (boolean postgres : new boolean[] {false, true}) {
            for (boolean autoCommit : new boolean[] {true, false}) {
                for (boolean jpa : new boolean[] {false, true}) {
                    Kind kind = new Kind(postgres, autoCommit, jpa);
                    tests.add(DynamicTest.dynamicTest(kind.toString(), () -> {
                        try (Shop shop = kind.open()) {
                            tried.run(kind, shop);
                        }
                    }));
                }
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> one_of_another_database_inside_one_of_the_outboxs_decides_alone_whether_its_event_is_counted() {
        return everywhere((kind, shop) -> {
            for (boolean innerCommits : new boolean[] {true, false}) {
                for (boolean outerCommits : new boolean[] {true, false}) {
                    String id = "inner_" + innerCommits + "_outer_" + outerCommits;
                    template(kind.of(shop.first)).executeWithoutResult(outer -> {
                        shop.first.insert(id + "_before", false, null);
                        shop.tracking.trackRegistration(id + "_before");
                        template(kind.of(shop.second)).executeWithoutResult(inner -> {
                            shop.second.insert(id, false, null);
                            shop.tracking.trackRegistration(id);
                            shop.partner.trackConversion(id + "_partner");
                            shop.second.insert(id + "_partner", false, null);
                            if (!innerCommits) {
                                inner.setRollbackOnly();
                            }
                        });
                        if (!outerCommits) {
                            outer.setRollbackOnly();
                        }
                    });
                }
            }
            assertCountedIsInTables(shop, 6);
        });
    }

    @TestFactory
    Stream<DynamicTest> one_without_jdbc_is_followed_by_a_row_of_its_own() {
        return everywhere((kind, shop) -> {
            for (MemoryTransactionManager manager : List.of(shop.memory, shop.unsynchronized)) {
                String name = manager == shop.memory ? "memory" : "unsynchronized";
                track(template(manager), manager, shop.tracking, name + "_commits", false);
                track(template(manager), manager, shop.partner, name + "_partner_commits", false);
                track(template(manager), manager, shop.tracking, name + "_rolls_back", true);
            }
            assertCountedIsInTables(shop, 4);
        });
    }

    private static void track(
            TransactionTemplate template,
            MemoryTransactionManager manager,
            TransactionalTracking tracking,
            String id,
            boolean rollback) {
        template.executeWithoutResult(status -> {
            manager.add(id);
            tracking.trackRegistration(id);
            if (rollback) {
                status.setRollbackOnly();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> the_outboxs_own_has_the_row_in_it_whatever_runs_around_it() {
        return everywhere((kind, shop) -> {
            TransactionTemplate own = template(kind.of(shop.first));
            own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            shop.stopDelivery();
            template(shop.unsynchronized)
                    .executeWithoutResult(kafka -> template(kind.of(shop.second))
                            .executeWithoutResult(other -> {
                                own.executeWithoutResult(outer -> own.executeWithoutResult(inner -> {
                                    shop.tracking.trackRegistration("in_it");
                                    assertThat(rows(shop.first.pool)).isEqualTo(1);
                                }));
                                own.executeWithoutResult(rolledBack -> {
                                    shop.tracking.trackRegistration("gone");
                                    assertThat(rows(shop.first.pool)).isEqualTo(2);
                                    rolledBack.setRollbackOnly();
                                });
                                other.setRollbackOnly();
                            }));
            assertThat(rows(shop.first.pool)).isEqualTo(1);
        });
    }

    private static long rows(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select count(*) from risenexa_outbox")
                .query(Long.class)
                .single();
    }

    @TestFactory
    Stream<DynamicTest> a_method_that_joins_the_outboxs_from_inside_another_one_shares_its_fate() {
        return everywhere((kind, shop) -> {
            for (boolean outerCommits : new boolean[] {true, false}) {
                String id = "joined_outer_" + outerCommits;
                PlatformTransactionManager first = kind.of(shop.first);
                Scope.annotatedAndMaybeBack(first, outerCommits, () -> {
                    template(kind.of(shop.second)).executeWithoutResult(inner -> {
                        Scope.annotated(first, Propagation.REQUIRED, () -> {
                            shop.first.insert(id, false, null);
                            shop.tracking.trackRegistration(id);
                        });
                        inner.setRollbackOnly();
                    });
                });
            }
            assertCountedIsInTables(shop, 1);
        });
    }

    @TestFactory
    Stream<DynamicTest> one_whose_manager_is_not_a_bean_is_seen_too() {
        return everywhere((kind, shop) -> {
            TransactionTemplate first = template(new JdbcTransactionManager(shop.first.pool));
            TransactionTemplate second = template(new JdbcTransactionManager(shop.second.pool));
            shop.stopDelivery();
            first.executeWithoutResult(status -> {
                shop.first.insert("first", false, null);
                shop.tracking.trackRegistration("first");
                assertThat(rows(shop.first.pool)).isEqualTo(1);
            });
            for (TransactionTemplate outer : List.of(first, template(kind.of(shop.first)))) {
                String name = outer == first ? "not_a_bean_" : "bean_";
                outer.executeWithoutResult(o -> {
                    inSecond(shop, second, name + "second", false);
                    o.setRollbackOnly();
                });
                outer.executeWithoutResult(o -> inSecond(shop, second, name + "second_gone", true));
            }
            shop.startDelivery();
            assertCountedIsInTables(shop, 3);
        });
    }

    private static void inSecond(Shop shop, TransactionTemplate second, String id, boolean rollback) {
        second.executeWithoutResult(inner -> {
            shop.second.insert(id, false, null);
            shop.tracking.trackRegistration(id);
            if (rollback) {
                inner.setRollbackOnly();
            }
        });
    }

    @Test
    void around_the_pool_may_be_a_transaction_aware_or_a_lazy_proxy() {
        for (boolean autoCommit : new boolean[] {true, false}) {
            for (boolean lazy : new boolean[] {true, false}) {
                HikariDataSource pool = Databases.h2(autoCommit);
                Store first = new Store(pool, "first");
                Store second = new Store(Databases.h2(autoCommit), "second");
                var proxy = lazy ? new LazyConnectionDataSourceProxy(pool) : new TransactionAwareDataSourceProxy(pool);
                try (Shop shop = new Shop(first, second, "outbox", proxy)) {
                    inSecond(shop, template(second.jdbc), "second", false);
                    template(first.jdbc).executeWithoutResult(o -> {
                        inSecond(shop, template(second.jdbc), "inner", false);
                        o.setRollbackOnly();
                    });
                    shop.stopDelivery();
                    template(new JdbcTransactionManager(proxy)).executeWithoutResult(status -> {
                        long before = rows(proxy);
                        shop.tracking.trackRegistration("gone");
                        assertThat(rows(proxy)).isEqualTo(before + 1);
                        status.setRollbackOnly();
                    });
                    shop.startDelivery();
                    assertCountedIsInTables(shop, 2);
                }
            }
        }
    }

    @Test
    void what_a_crash_can_lose_is_said_once(CapturedOutput output) {
        try (Shop shop = new Kind(false, false, false).open()) {
            assertThat(output).doesNotContain(SAID);
            for (int i = 0; i < 2; i++) {
                track(template(shop.memory), shop.memory, shop.tracking, "said_" + i, false);
            }
            assertCountedIsInTables(shop, 2);
        }
        assertThat(output).containsOnlyOnce(SAID);
    }

    private static TransactionTemplate template(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    private static void assertCountedIsInTables(Shop shop, int users) {
        await().atMost(Duration.ofMinutes(1)).until(shop::isSettled);
        assertThat(shop.counted())
                .containsExactlyInAnyOrderElementsOf(shop.inTables())
                .hasSize(users);
    }
}
