package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxExtension;
import com.risenexa.sandbox.internal.embed.SharedSandbox;
import com.risenexa.sandbox.internal.embed.StartupOptions;
import java.lang.reflect.Method;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Opens a startup for each test. JUnit's stores keep them and close them: each with its test, the server with the
 * session.
 */
@SuppressWarnings("deprecation") // computeIfAbsent, which JUnit 6 would rather have, is not there in JUnit 5
public final class StartupPerTest {
    private static final Namespace NAMESPACE = Namespace.create(StartupPerTest.class);

    private StartupPerTest() {}

    /** Makes these the options of this test, or of all tests in a class, whichever extension is asked for the startup. */
    public static void setOptions(ExtensionContext context, StartupOptions options) {
        context.getStore(NAMESPACE).put(StartupOptions.class, options);
    }

    /** Whether this extension resolves the parameters of a test: JUnit allows one only, and a second may be registered. */
    public static boolean isResolver(ExtensionContext context, SandboxExtension extension) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(SandboxExtension.class, type -> extension) == extension;
    }

    /** The startup of this test, or class; opened when it is first asked for. */
    public static Sandbox of(ExtensionContext context) {
        SharedSandbox server = server(context);
        StartupOptions set = context.getStore(NAMESPACE).get(StartupOptions.class, StartupOptions.class);
        StartupOptions rules = set != null ? set : AnnotationOptions.nearest(context);
        // A store also looks into those of the contexts around it: under its own id a test finds but its own.
        return Objects.requireNonNull(context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(context.getUniqueId(), id -> server.open(name(context), rules), Sandbox.class));
    }

    private static SharedSandbox server(ExtensionContext context) {
        Store session;
        try {
            session = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
        } catch (LinkageError e) {
            throw new ExtensionConfigurationException(
                    "the Risenexa sandbox needs JUnit 5.13 or newer, or JUnit 6; the class path has an older one", e);
        }
        return Objects.requireNonNull(
                session.getOrComputeIfAbsent(SharedSandbox.class, type -> SharedSandbox.start(), SharedSandbox.class));
    }

    private static String name(ExtensionContext context) {
        return context.getTestMethod()
                .map(Method::getName)
                .or(() -> context.getTestClass().map(Class::getSimpleName))
                .orElse("");
    }
}
