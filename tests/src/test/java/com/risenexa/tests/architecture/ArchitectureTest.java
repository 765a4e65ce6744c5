package com.risenexa.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules between modules; those within the client stand beside it. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.risenexa.tracking", "com.risenexa.sandbox", "com.risenexa.cli");

    @Test
    void internals_of_a_module_are_out_of_reach_of_the_others() {
        for (String module : List.of("com.risenexa.tracking", "com.risenexa.sandbox", "com.risenexa.cli")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(module + ".internal..")
                    .check(ALL);
        }
    }

    @Test
    void the_client_knows_no_other_module_and_the_sandbox_not_the_command() {
        noClasses()
                .that()
                .resideInAPackage("com.risenexa.tracking..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.risenexa.sandbox..", "com.risenexa.cli..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("com.risenexa.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.risenexa.cli..")
                .check(ALL);
    }

    @Test
    void packages_of_the_sandbox_and_the_command_have_no_cycles() {
        slices().matching("com.risenexa.sandbox.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
        slices().matching("com.risenexa.cli.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void the_outbox_shows_its_engine_to_nobody_and_its_packages_have_no_cycles() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.risenexa.tracking.outbox.internal.work")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.kagkarlsson..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage("com.risenexa.tracking.outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.risenexa.tracking.outbox.internal..")
                .check(ALL);
        slices().matching("com.risenexa.tracking.outbox.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }
}
