package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.identity.KeyMask;
import com.risenexa.sandbox.internal.identity.SandboxKey;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.store.StoredRequest;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Rebuilds a stored request for a replay; a masked key is restored if it is one of the sandbox's own. */
final class ReplayRequest {
    /** Says of an attempt that it is no client's: the audit leaves it out. */
    static final String HEADER = "X-Sandbox-Replay";

    private ReplayRequest() {}

    static SandboxRequest of(StoredRequest stored, long seq, StartupRegistry identity, long atMicros) {
        String[] lines = stored.head().split("\n", -1);
        String[] first = lines[0].split(" ", 3);
        HttpHeaders headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            if (colon > 0) {
                String name = lines[i].substring(0, colon);
                headers.add(name, value(name, lines[i].substring(colon + 2), stored.startup(), identity));
            }
        }
        headers.set(HEADER, seq);
        return new SandboxRequest(first[0], first[1], headers, stored.body(), atMicros, System.nanoTime());
    }

    private static String value(String name, String value, @Nullable String startup, StartupRegistry identity) {
        String mask = name.equalsIgnoreCase("authorization") ? KeyMask.bearer(value) : null;
        SandboxKey key = mask == null ? null : identity.keyUnder(mask, startup);
        return key == null ? value : "Bearer " + key.value();
    }
}
