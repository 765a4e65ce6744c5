package com.risenexa.tracking.httpcore;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chooses the address for a connection: where a host has several, the one after the last from which no answer came, so
 * that a retry does not meet the same dead machine. Thread-safe.
 */
final class Addresses {
    private final Map<String, InetAddress> lastFailed = new ConcurrentHashMap<>();

    /** Looks the host up, which may take as long as the JDK takes for it. */
    InetAddress choose(String host) throws UnknownHostException {
        List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(host));
        int after = all.indexOf(lastFailed.get(host));
        return all.get((after + 1) % all.size());
    }

    /** An exchange with this address came to no answer. */
    void failed(String host, InetAddress address) {
        lastFailed.put(host, address);
    }
}
