package com.risenexa.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A pause is something that can be waited for, or an argument; a test that sleeps bets on the speed of its machine. */
class NobodySleepsTest {
    /** Calls that let time pass whatever happens meanwhile, and waits whose outcome nobody looks at. */
    private static final List<Pattern> SLEEPS = List.of(
            Pattern.compile("\\.sleep\\("),
            Pattern.compile("\\bpark(Nanos|Until)\\("),
            Pattern.compile("\\.timed(Wait|Join)\\("),
            Pattern.compile("\\bwait\\([^)]"),
            Pattern.compile("\\bdelayedExecutor\\(|\\.completeOnTimeout\\(|\\.pollDelay\\("),
            Pattern.compile("(?m)^\\s*(?:\\w+(?:\\(\\))?\\.)+(await|awaitTermination|poll|tryAcquire|tryLock|waitFor)"
                    + "\\([^;{]*SECONDS[^;{]*\\);$"));

    /** These let time pass on purpose, or name what is looked for, and pass whatever time it is. */
    private static final Set<String> ON_PURPOSE = Set.of(
            // Kills a process at a moment of chance.
            "risenexa-cli/src/test/java/com/risenexa/cli/internal/importer/KillTest.java",
            // Waits for a notification, and fails after a minute.
            "risenexa-tracking/src/test/java/com/risenexa/tracking/testing/HandClock.java",
            // This one.
            "tests/src/test/java/com/risenexa/tests/architecture/NobodySleepsTest.java",
            // A server that drips.
            "risenexa-tracking/src/test/java/com/risenexa/tracking/DeadlineTest.java");

    /** Between two looks at a process of somebody else's there is nothing to wait for. */
    private static final Set<String> LOOK_AGAIN = Set.of(
            "com.risenexa.cli.internal.sandbox.StreamFollower", "com.risenexa.cli.internal.sandbox.StatusCommand");

    @Test
    void no_code_sleeps() {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(
                        "com.risenexa.tracking",
                        "com.risenexa.sandbox",
                        "com.risenexa.cli",
                        "com.risenexa.testsupport");
        ArchRuleDefinition.noClasses()
                .that(DescribedPredicate.describe(
                        "do not poll another process", type -> !LOOK_AGAIN.contains(type.getName())))
                .should()
                .callMethodWhere(DescribedPredicate.describe("the call sleeps", NobodySleepsTest::isSleep))
                .check(all);
    }

    private static boolean isSleep(JavaMethodCall call) {
        MethodCallTarget target = call.getTarget();
        String name = target.getName();
        return (name.equals("sleep")
                        && (target.getOwner().isEquivalentTo(Thread.class)
                                || target.getOwner().isEquivalentTo(TimeUnit.class)))
                || (name.equals("delayedExecutor") && target.getOwner().isEquivalentTo(CompletableFuture.class));
    }

    @Test
    void no_test_sleeps() {
        List<String> sleeping = Stream.of("src/test", "junit/src/test", "spring-boot-shop/src/test")
                .flatMap(below -> Repository.sources(below).stream())
                .filter(file -> sleeps(Repository.read(file)))
                .map(file -> Repository.ROOT.relativize(file).toString().replace('\\', '/'))
                .filter(file -> !ON_PURPOSE.contains(file))
                .toList();
        assertThat(sleeping)
                .as("tests that let time pass instead of waiting for something")
                .isEmpty();
    }

    @Test
    void every_way_to_sleep_is_seen_and_a_wait_with_an_outcome_is_none() {
        assertThat(List.of(
                        "Thread.sleep(5);",
                        "TimeUnit.SECONDS.sleep(1);",
                        "LockSupport.parkNanos(100);",
                        "lock.wait(100);",
                        "SECONDS.timedWait(lock, 1);",
                        "CompletableFuture.delayedExecutor(1, SECONDS)",
                        "    latch.await(1, TimeUnit.SECONDS);",
                        "        process.waitFor(1, TimeUnit.SECONDS);"))
                .allMatch(NobodySleepsTest::sleeps);
        assertThat(List.of(
                        "assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();",
                        "    if (!process.waitFor(60, TimeUnit.SECONDS)) {",
                        "    lock.wait();",
                        "sandbox.await(1);"))
                .noneMatch(NobodySleepsTest::sleeps);
    }

    private static boolean sleeps(String source) {
        return SLEEPS.stream().anyMatch(sleep -> sleep.matcher(source).find());
    }
}
