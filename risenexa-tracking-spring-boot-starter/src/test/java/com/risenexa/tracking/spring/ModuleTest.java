package com.risenexa.tracking.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleTest {
    @Test
    void the_module_exports_one_package_to_all_and_opens_the_rest_to_spring_alone() throws URISyntaxException {
        Path classes = Path.of(TransactionalTracking.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ModuleDescriptor module = ModuleFinder.of(classes)
                .find("com.risenexa.tracking.spring")
                .orElseThrow()
                .descriptor();
        assertThat(module.exports())
                .extracting(exports -> exports.source() + " to " + exports.targets())
                .containsExactlyInAnyOrder(
                        "com.risenexa.tracking.spring to []",
                        "com.risenexa.tracking.spring.internal.client to [com.risenexa.tracking.spring.test]");
        assertThat(module.isOpen()).isFalse();
        assertThat(module.opens()).allSatisfy(opens -> {
            assertThat(opens.source()).startsWith("com.risenexa.tracking.spring.internal.");
            assertThat(opens.targets()).isNotEmpty().allMatch(target -> target.startsWith("spring."));
        });
    }
}
