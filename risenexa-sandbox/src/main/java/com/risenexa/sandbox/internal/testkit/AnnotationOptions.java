package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.internal.embed.StartupOptions;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The options of the nearest annotation: on the method, the class or an outer class. */
public final class AnnotationOptions {
    private AnnotationOptions() {}

    /** The method's, else the class's, else of the classes around; the default if there is none. */
    public static StartupOptions nearest(ExtensionContext context) {
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent()) {
            Optional<RisenexaSandboxTest> found = at.get()
                    .getElement()
                    .flatMap(element -> AnnotationSupport.findAnnotation(element, RisenexaSandboxTest.class));
            if (found.isPresent()) {
                return of(found.get());
            }
            at = at.get().getParent();
        }
        return StartupOptions.DEFAULT;
    }

    private static StartupOptions of(RisenexaSandboxTest annotation) {
        StartupOptions rules =
                StartupOptions.DEFAULT.withTimeScale(annotation.timeScale()).withStrict(annotation.strict());
        if (!annotation.rateLimit().isEmpty()) {
            rules = rules.withRate(annotation.rateLimit());
        }
        for (String script : annotation.faults()) {
            rules = rules.withFault(script);
        }
        return rules;
    }
}
