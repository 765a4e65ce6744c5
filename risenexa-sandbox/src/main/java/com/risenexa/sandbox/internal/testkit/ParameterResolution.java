package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.Faults;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackingClient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.junit.jupiter.api.extension.ParameterContext;

/** Resolves the parameters of a test: sandbox, client, faults. */
public final class ParameterResolution {
    /** Who else injects by annotation: two that claim one parameter are an error to JUnit. */
    private static final List<String> OTHERS =
            List.of("org.springframework.", "org.mockito.", "jakarta.inject.", "javax.inject.");

    private ParameterResolution() {}

    public static boolean isOurs(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        return (type == Sandbox.class || type == TrackingClient.class || type == Faults.class)
                && !isClaimed(parameter.getParameter())
                && !isClaimed(parameter.getDeclaringExecutable());
    }

    private static boolean isClaimed(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            String name = annotation.annotationType().getName();
            if (OTHERS.stream().anyMatch(name::startsWith)) {
                return true;
            }
        }
        return false;
    }

    public static Object of(ParameterContext parameter, Sandbox sandbox) {
        Class<?> type = parameter.getParameter().getType();
        if (type == TrackingClient.class) {
            return sandbox.client();
        }
        return type == Faults.class ? sandbox.faults() : sandbox;
    }
}
