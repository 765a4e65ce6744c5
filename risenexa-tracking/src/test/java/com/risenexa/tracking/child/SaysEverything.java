package com.risenexa.tracking.child;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.RisenexaTracking;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingException;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.support.RequestPreview;
import com.risenexa.tracking.testing.Clients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Succeeds and fails in every way, and prints whatever can be printed; every logger of the JVM is at its finest. */
public final class SaysEverything {
    private final String key;
    private final String baseUrl;

    private SaysEverything(String key, String baseUrl) {
        this.key = key;
        this.baseUrl = baseUrl;
    }

    /**
     * Runs it.
     *
     * @param args base URL, then the cases that its server knows by user id
     */
    public static void main(String[] args) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        root.addHandler(console);
        root.setLevel(Level.ALL);
        SaysEverything all = new SaysEverything(System.getenv("CANARY"), args[0]);
        all.talkWith(List.of(args).subList(1, args.length));
        all.misconfigure();
    }

    private void talkWith(List<String> cases) {
        TrackingClient.Builder builder = builder();
        System.out.println(builder);
        System.out.println(RequestPreview.of(builder, TrackingEvent.registration("u")));
        for (String each : cases) {
            // Each with a client of its own: one gate, one line of log for each type.
            Duration timeout = each.equals("silence") ? Duration.ofMillis(500) : Duration.ofMinutes(1);
            TrackingClient client = builder.timeout(timeout).build();
            System.out.println("case " + each + " of " + client + client.toBuilder());
            show(client.track(TrackingEvent.registration(each)));
            show(client.trackAsync(TrackingEvent.conversion(each)).join());
            Thread.getAllStackTraces().keySet().forEach(System.out::println);
            System.out.println(client.close(Duration.ZERO));
            show(client.track(TrackingEvent.registration(each)));
        }
    }

    private void misconfigure() {
        List<TrackingClient.Builder> wrong = new ArrayList<>();
        wrong.add(builder().apiKey(key + "\n" + key));
        wrong.add(builder().apiKey(" " + key + " é"));
        wrong.add(builder().apiKeySupplier(() -> {
            throw new IllegalStateException("the key is " + key);
        }));
        wrong.add(builder().apiKeySupplier(() -> key + "\u00e9"));
        wrong.add(builder().baseUrl("http://" + key + ".example"));
        wrong.add(builder().baseUrl("https://" + key + "@host"));
        wrong.add(builder().baseUrl(key + "://host"));
        wrong.add(builder().baseUrl("https://host/?key=" + key));
        wrong.add(builder().startupSlug(key + "\u0000"));
        for (TrackingClient.Builder builder : wrong) {
            TrackingClient client = builder.build();
            System.out.println(builder + " " + client);
            show(client.trackRegistration("u"));
            client.close();
        }
        System.setProperty("risenexa.api-key", key);
        System.setProperty("risenexa.max-retries", key);
        show(RisenexaTracking.trackRegistration("u"));
    }

    private TrackingClient.Builder builder() {
        return Clients.fast(TrackingClient.builder()
                .apiKey(key)
                .startupSlug(Clients.SLUG)
                .baseUrl(baseUrl)
                .maxRetries(1)
                .listener(new TrackingListener() {
                    @Override
                    public void onAttempt(TrackingEvent event, Attempt attempt) {
                        System.out.println(event + " " + attempt);
                    }

                    @Override
                    public void onResult(TrackingEvent event, TrackResult result) {
                        System.out.println(event + " " + result);
                        throw new IllegalStateException("logged once");
                    }
                }));
    }

    private static void show(TrackResult result) {
        System.out.println(result + " " + result.toJson());
        try {
            result.orElseThrow();
        } catch (TrackingException e) {
            e.printStackTrace(System.out);
        }
    }
}
