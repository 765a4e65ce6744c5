package com.risenexa.tracking;

import com.risenexa.tracking.internal.client.GlobalClient;
import com.risenexa.tracking.support.NullResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The global client: configure it once, call it anywhere (CONTRACT R19). Thread-safe.
 *
 * <p>Without {@link #configure} it takes its options from system properties ({@code risenexa.api-key},
 * {@code risenexa.startup-slug}, {@code risenexa.base-url}, {@code risenexa.timeout}, {@code risenexa.max-retries},
 * {@code risenexa.max-retry-after}, {@code risenexa.allow-insecure}), then from the environment
 * ({@code RISENEXA_API_KEY}, …), when it is first used.
 */
public final class RisenexaTracking {
    private RisenexaTracking() {}

    /**
     * Replaces the global client. What the old one still holds is sent for up to 5 seconds, in which this call blocks.
     *
     * @param options sets options; the rest come from system properties and the environment. Null sets none. What it
     *     throws is thrown on, and the old client stays.
     */
    public static void configure(@Nullable Consumer<? super TrackingClient.Builder> options) {
        TrackingClient.Builder builder = TrackingClient.builder().fromEnvironment();
        if (options != null) {
            options.accept(builder);
        }
        GlobalClient.replace(builder.build());
    }

    /**
     * Makes a client of yours the global one, such as a fake in tests. The old one is closed as in {@link #configure},
     * unless it came here by this method: then it is yours to close.
     *
     * @param client the new global client; null returns to the one made from properties and environment
     */
    public static void use(@Nullable TrackingClient client) {
        GlobalClient.use(client);
    }

    /**
     * The global client.
     *
     * @return the client in use now
     */
    public static TrackingClient client() {
        return GlobalClient.get();
    }

    /**
     * {@link TrackingClient#trackRegistration} of the global client.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return the result
     */
    public static TrackResult trackRegistration(@Nullable String userId) {
        return NullResult.replaced(client().trackRegistration(userId), null);
    }

    /**
     * {@link TrackingClient#trackConversion} of the global client.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return the result
     */
    public static TrackResult trackConversion(@Nullable String userId) {
        return NullResult.replaced(client().trackConversion(userId), null);
    }

    /**
     * {@link TrackingClient#track(TrackingEvent)} of the global client.
     *
     * @param event what happened
     * @return the result
     */
    public static TrackResult track(@Nullable TrackingEvent event) {
        return NullResult.replaced(client().track(event), event);
    }

    /**
     * {@link TrackingClient#trackRegistrationAsync} of the global client.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return completes with the result
     */
    public static CompletableFuture<TrackResult> trackRegistrationAsync(@Nullable String userId) {
        TrackingClient client = client();
        return NullResult.replaced(client, client.trackRegistrationAsync(userId), null);
    }

    /**
     * {@link TrackingClient#trackConversionAsync} of the global client.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return completes with the result
     */
    public static CompletableFuture<TrackResult> trackConversionAsync(@Nullable String userId) {
        TrackingClient client = client();
        return NullResult.replaced(client, client.trackConversionAsync(userId), null);
    }

    /**
     * {@link TrackingClient#trackAsync} of the global client.
     *
     * @param event what happened
     * @return completes with the result
     */
    public static CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
        TrackingClient client = client();
        return NullResult.replaced(client, client.trackAsync(event), event);
    }
}
