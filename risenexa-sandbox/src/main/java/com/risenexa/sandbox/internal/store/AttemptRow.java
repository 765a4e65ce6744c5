package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.event.RequestedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it is written.
 *
 * @param startupKnown whether the claimed startup is one
 * @param faultId the stored fault that decided it, also if it decided that nothing happens; null if none
 * @param fault the step that it met; null if none
 * @param applied whether its event was looked up in the ledger and counted, or found counted
 * @param counted whether it is the attempt that counted its event
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way into the store; never compared
public record AttemptRow(
        long seq,
        long atMicros,
        RequestedEvent claim,
        boolean startupKnown,
        Outcome outcome,
        @Nullable String code,
        @Nullable Integer status,
        @Nullable Long faultId,
        @Nullable String fault,
        boolean applied,
        boolean counted,
        long durationMicros,
        String requestHead,
        byte[] requestBody,
        @Nullable String answer) {}
