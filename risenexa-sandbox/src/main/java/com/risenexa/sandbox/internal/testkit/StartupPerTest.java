package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.Faults;
import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxExtension;
import com.risenexa.sandbox.internal.embed.SharedSandbox;
import com.risenexa.sandbox.internal.embed.StartupOptions;
import com.risenexa.tracking.TrackingClient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

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
        StartupOptions rules = set != null ? set : nearest(context);
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

    /**
     * The stack of tests that run on a thread. A stack: while a test waits for a task of the pool that JUnit runs it on,
     * its thread may take another test in between.
     */
    public static final class TestContextStack {
        private final ThreadLocal<Deque<ExtensionContext>> stacks = ThreadLocal.withInitial(ArrayDeque::new);

        public void begin(ExtensionContext context) {
            stacks.get().push(context);
        }

        public void end(ExtensionContext context) {
            Deque<ExtensionContext> stack = stacks.get();
            stack.remove(context);
            if (stack.isEmpty()) {
                stacks.remove();
            }
        }

        /** The innermost of this thread. */
        public ExtensionContext here() {
            ExtensionContext context = stacks.get().peek();
            if (context == null) {
                stacks.remove();
                throw new IllegalStateException(
                        "no test runs on this thread: call sandbox() from a test, a @BeforeEach or an"
                                + " @AfterEach method, on the thread that JUnit runs it on; elsewhere take a Sandbox as a parameter");
            }
            return context;
        }
    }

    /** The method's, else the class's, else of the classes around; the default if there is none. */
    public static StartupOptions nearest(ExtensionContext context) {
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent()) {
            Optional<RisenexaSandboxTest> found = at.get()
                    .getElement()
                    .flatMap(element -> AnnotationSupport.findAnnotation(element, RisenexaSandboxTest.class));
            if (found.isPresent()) {
                return optionsOf(found.get());
            }
            at = at.get().getParent();
        }
        return StartupOptions.DEFAULT;
    }

    private static StartupOptions optionsOf(RisenexaSandboxTest annotation) {
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

    /** Who else injects by annotation: two that claim one parameter are an error to JUnit. */
    private static final List<String> OTHERS =
            List.of("org.springframework.", "org.mockito.", "jakarta.inject.", "javax.inject.");

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

    public static Object argument(ParameterContext parameter, Sandbox sandbox) {
        Class<?> type = parameter.getParameter().getType();
        if (type == TrackingClient.class) {
            return sandbox.client();
        }
        return type == Faults.class ? sandbox.faults() : sandbox;
    }
}
