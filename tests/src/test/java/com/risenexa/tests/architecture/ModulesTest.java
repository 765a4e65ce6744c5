package com.risenexa.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulesTest {
    @ParameterizedTest
    @CsvSource({
        "risenexa-tracking, com.risenexa.tracking",
        "risenexa-tracking-httpcore, com.risenexa.tracking.httpcore",
        "risenexa-sandbox, com.risenexa.sandbox",
        "risenexa-tracking-outbox, com.risenexa.tracking.outbox",
        "risenexa-cli, com.risenexa.cli"
    })
    void a_published_module_exports_one_package_named_like_itself_and_internals_to_nobody(String folder, String name) {
        ModuleDescriptor module = descriptor(folder, name);
        List<String> toAll = module.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(Exports::source)
                .toList();
        assertThat(toAll).isSubsetOf(name);
        assertThat(module.isOpen()).isFalse();
        Set<String> toSome = module.exports().stream()
                .filter(Exports::isQualified)
                .map(Exports::source)
                .collect(Collectors.toSet());
        assertThat(toSome).isSubsetOf("com.risenexa.tracking.spi", "com.risenexa.tracking.support");
    }

    private static ModuleDescriptor descriptor(String folder, String name) {
        Path classes = Repository.ROOT.resolve(folder).resolve("target/classes");
        return ModuleFinder.of(classes)
                .find(name)
                .map(ModuleReference::descriptor)
                .orElseThrow(() -> new AssertionError("no module " + name + " in " + classes));
    }
}
