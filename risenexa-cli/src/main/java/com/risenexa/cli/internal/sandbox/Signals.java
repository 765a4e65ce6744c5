package com.risenexa.cli.internal.sandbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's signals, for which Java has nothing but {@code sun.misc.Signal}, in the module
 * {@code jdk.unsupported}. Reached by reflection: the compiler warns of that class wherever it is named.
 */
final class Signals {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Signals() {}

    /** Who is told of a signal, on a thread of its own. */
    interface Listener {
        void signal(String name, int number);
    }

    /**
     * Takes a signal from whoever had it.
     *
     * @param name without SIG
     * @return gives it back; does nothing where there is no such signal, or the JVM was started to ignore it
     */
    static Runnable take(String name, Listener listener) {
        try {
            Class<?> type = Class.forName(SIGNAL);
            Class<?> handlerType = Class.forName(HANDLER);
            Object signal = type.getConstructor(String.class).newInstance(name);
            int number = (Integer) type.getMethod("getNumber").invoke(signal);
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(),
                    new Class<?>[] {handlerType},
                    (self, method, args) -> answer(method, args, name, number, listener));
            Method handle = type.getMethod("handle", type, handlerType);
            Object before = handle.invoke(null, signal, handler);
            return () -> giveBack(handle, signal, before);
        } catch (ReflectiveOperationException e) {
            return () -> {};
        }
    }

    private static @Nullable Object answer(
            Method method, Object @Nullable [] args, String name, int number, Listener listener)
            throws ReflectiveOperationException {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(listener, args);
        }
        listener.signal(name, number);
        return null;
    }

    private static void giveBack(Method handle, Object signal, Object before) {
        try {
            handle.invoke(null, signal, before);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
