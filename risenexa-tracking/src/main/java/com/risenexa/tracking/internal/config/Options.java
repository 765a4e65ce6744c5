package com.risenexa.tracking.internal.config;

import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.spi.HttpEngine;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The options as given, not validated; null means not given. Cloneable, so that no copy forgets one. */
public final class Options implements Cloneable {
    public @Nullable Supplier<? extends @Nullable String> apiKeySupplier;
    public @Nullable HttpClient httpClient;
    public @Nullable TrackingListener listener;
    public @Nullable HttpEngine engine;
    public LongSupplier nanoClock = System::nanoTime;
    public double timeScale = 1;
    public @Nullable DoubleSupplier randomness;
    public boolean fromEnvironment;
    public @Nullable Function<String, @Nullable String> optionTexts;

    private Map<Option<?>, Object> values = new HashMap<>();

    /** Null if the option is not given. */
    @SuppressWarnings("unchecked") // set() puts a value of the option's type
    public <T extends Comparable<T>> @Nullable T get(Option<T> option) {
        return (T) values.get(option);
    }

    public <T extends Comparable<T>> void set(Option<T> option, @Nullable T value) {
        if (value == null) {
            values.remove(option);
        } else {
            values.put(option, value);
        }
    }

    public Options copy() {
        try {
            Options copy = (Options) clone();
            copy.values = new HashMap<>(values);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("it is Cloneable", e);
        }
    }
}
