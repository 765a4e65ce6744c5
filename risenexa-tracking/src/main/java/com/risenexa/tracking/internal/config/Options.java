package com.risenexa.tracking.internal.config;

import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.spi.HttpEngine;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The options as given, not validated; null means not given. Cloneable, so that no copy forgets one. */
public final class Options implements Cloneable {
    public @Nullable String apiKey;
    public @Nullable Supplier<? extends @Nullable String> apiKeySupplier;
    public @Nullable String startupSlug;
    public @Nullable String baseUrl;
    public @Nullable Duration timeout;
    public @Nullable Integer maxRetries;
    public @Nullable Duration maxRetryAfter;
    public @Nullable Boolean allowInsecure;
    public @Nullable Integer maxPending;
    public @Nullable Integer maxInFlight;
    public @Nullable HttpClient httpClient;
    public @Nullable TrackingListener listener;
    public @Nullable Duration drainOnExit;
    public @Nullable HttpEngine engine;
    public LongSupplier nanoClock = System::nanoTime;
    public double timeScale = 1;
    public @Nullable DoubleSupplier randomness;
    public boolean fromEnvironment;
    public @Nullable Function<String, @Nullable String> optionTexts;

    public Options copy() {
        try {
            return (Options) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("it is Cloneable", e);
        }
    }
}
