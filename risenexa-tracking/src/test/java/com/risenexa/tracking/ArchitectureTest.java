package com.risenexa.tracking;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.AuthorizationError;
import com.risenexa.tracking.Rejected.StartupNotFound;
import com.risenexa.tracking.Rejected.UnexpectedResponse;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.event.EventId;
import com.risenexa.tracking.internal.http.Exchange;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.support.NullResult;
import com.risenexa.tracking.support.RetryPolicy;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house as it was drawn: one owner for each fact, and what is internal stays inside. */
class ArchitectureTest {
    private static final String INTERNAL = "com.risenexa.tracking.internal";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.risenexa.tracking");

    private static DescribedPredicate<JavaCall<?>> to(Class<?> owner, String method) {
        return describe(
                "the target is " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getTarget().getName().equals(method));
    }

    /** Which classes call a method; those nested in one count as it. */
    private static Set<String> callersOf(Class<?> owner, String method) {
        Set<String> callers = anyCallersOf(owner, method);
        assertThat(callers).as("the rule looks at something").isNotEmpty();
        return callers;
    }

    private static Set<String> anyCallersOf(Class<?> owner, String method) {
        return CLASSES.stream()
                .flatMap(type -> type.getCodeUnitCallsFromSelf().stream())
                .filter(to(owner, method))
                .map(call -> call.getOriginOwner().getName().replaceAll("\\$.*", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void the_id_of_an_event_is_made_in_one_place() {
        String randomIds = EventId.class.getPackageName() + ".RandomIds";
        assertThat(anyCallersOf(UUID.class, "randomUUID")).isEmpty();
        assertThat(callersOf(SecureRandom.class, "nextBytes")).containsExactly(randomIds);
        assertThat(callersOf(MessageDigest.class, "getInstance")).containsExactly(EventId.class.getName());
        assertThat(callersOf(UUID.class, "<init>")).containsExactlyInAnyOrder(EventId.class.getName(), randomIds);
    }

    @Test
    void status_codes_are_known_in_one_place() {
        for (Class<?> verdict : List.of(
                AuthenticationError.class, AuthorizationError.class, StartupNotFound.class, UnexpectedResponse.class)) {
            assertThat(callersOf(verdict, "<init>")).containsExactly(Exchange.class.getName());
        }
        assertThat(callersOf(HttpEngine.Response.class, "status")).containsExactly(Exchange.class.getName());
    }

    @Test
    void the_delay_is_decided_in_one_place() {
        assertThat(callersOf(RetryPolicy.class, "backoff")).containsExactly(RetryPolicy.class.getName());
        assertThat(callersOf(RetryPolicy.class, "delay")).containsExactly(Delivery.class.getName());
        assertThat(callersOf(RetryPolicy.class, "isTooLong"))
                .contains(Delivery.class.getName())
                .allMatch(name -> name.startsWith(INTERNAL));
    }

    @Test
    void what_happens_next_is_decided_in_one_place() {
        for (String step : List.of("Complete", "Retry")) {
            JavaClass type = CLASSES.get(Delivery.class.getName() + "$Step$" + step);
            assertThat(callersOf(type.reflect(), "<init>")).containsExactly(Delivery.class.getName());
        }
    }

    /** The two types of the facade stand in the package of the values on which all else is built. */
    private static boolean isFacade(JavaClass type) {
        return type.getName().matches("com\\.risenexa\\.tracking\\.(TrackingClient|RisenexaTracking)(\\$.*)?");
    }

    @Test
    void packages_depend_downwards_only_but_for_the_facade() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "each package";
                    }
                })
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                        describe("the facade", ArchitectureTest::isFacade),
                        describe(
                                "the client",
                                type -> type.getPackageName().equals(INTERNAL + ".client")
                                        || type.isEquivalentTo(NullResult.class)))
                .check(CLASSES);
    }

    @Test
    void nothing_internal_stands_in_a_public_signature() {
        for (JavaClass type : CLASSES) {
            if (type.getPackageName().startsWith(INTERNAL) || !isPublic(type)) {
                continue;
            }
            for (JavaMember member : type.getMembers()) {
                if (member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED)) {
                    assertThat(member.getAllInvolvedRawTypes())
                            .as(member.getFullName())
                            .noneMatch(used -> used.getPackageName().startsWith(INTERNAL));
                }
            }
            assertThat(type.getAllRawInterfaces())
                    .as(type.getName())
                    .noneMatch(used -> used.getPackageName().startsWith(INTERNAL));
        }
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    @Test
    void no_thread_sleeps_and_none_is_borrowed() {
        noClasses()
                .should(callMethodWhere(to(Thread.class, "sleep")))
                .orShould(callMethodWhere(to(ForkJoinPool.class, "commonPool")))
                .orShould(callMethodWhere(to(CompletableFuture.class, "supplyAsync")))
                .orShould(callMethodWhere(to(CompletableFuture.class, "runAsync")))
                .check(CLASSES);
    }
}
