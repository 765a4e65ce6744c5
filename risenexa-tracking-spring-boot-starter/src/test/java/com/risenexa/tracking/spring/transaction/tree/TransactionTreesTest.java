package com.risenexa.tracking.spring.transaction.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whatever transactions run inside each other and however they end: who is in the application's tables is counted. */
class TransactionTreesTest {
    private static final int TREES = 60;
    private static final long SEED = Long.getLong("trees.seed", new Random().nextLong());

    private static Databases databases;

    @BeforeAll
    static void start() {
        databases = new Databases();
    }

    @AfterAll
    static void stop() throws IOException {
        databases.close();
    }

    @TestFactory
    Stream<DynamicTest> who_is_in_the_tables_is_counted() {
        System.out.println("trees.seed=" + SEED);
        List<DynamicTest> tests = new ArrayList<>();
        for (boolean postgres : new boolean[] {false, true}) {
            for (boolean autoCommit : new boolean[] {true, false}) {
                for (String mode : new String[] {"outbox", "after-commit"}) {
                    tests.add(DynamicTest.dynamicTest(
                            mode + (postgres ? ", PostgreSQL" : ", H2") + ", auto-commit " + autoCommit,
                            () -> trees(postgres, autoCommit, mode)));
                }
            }
        }
        return tests.stream();
    }

    private static void trees(boolean postgres, boolean autoCommit, String mode) {
        Store first = new Store(pool(postgres, autoCommit), "first");
        Store second = new Store(pool(postgres, autoCommit), "second");
        try (Shop shop = new Shop(first, second, mode)) {
            List<Tree> trees = new ArrayList<>();
            for (int i = 0; i < TREES; i++) {
                trees.add(new Tree(shop, SEED + i, "tree" + i).run());
                assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
                assertThat(TransactionSynchronizationManager.isSynchronizationActive())
                        .isFalse();
            }
            await().atMost(Duration.ofMinutes(2)).until(shop::isSettled);
            List<String> inTables = shop.inTables();
            List<String> counted = shop.counted();
            for (Tree tree : trees) {
                assertThat(new TreeSet<>(tree.users(counted)))
                        .as("trees.seed=" + SEED + ", counted of " + tree)
                        .containsExactlyElementsOf(new TreeSet<>(tree.users(inTables)));
            }
            assertThat(counted).doesNotHaveDuplicates().hasSizeGreaterThan(TREES);
        }
    }

    private static HikariDataSource pool(boolean postgres, boolean autoCommit) {
        return postgres ? databases.postgres(autoCommit) : Databases.h2(autoCommit);
    }
}
