package com.risenexa.sandbox;

import java.util.List;

/**
 * The ledger, counted again from the attempts.
 *
 * @param ok whether every sum agrees
 * @param attempts all requests
 * @param events logical events that are counted
 * @param duplicates attempts that were accepted and not counted again
 * @param mismatches each difference in words; empty if ok
 */
public record VerifyReport(boolean ok, long attempts, long events, long duplicates, List<String> mismatches) {
    /**
     * Keeps a copy of the list.
     *
     * @param ok whether every sum agrees
     * @param attempts all requests
     * @param events logical events that are counted
     * @param duplicates attempts that were accepted and not counted again
     * @param mismatches each difference in words; empty if ok
     */
    public VerifyReport {
        mismatches = List.copyOf(mismatches);
    }
}
