package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.faults.FaultStep;

/** Applies a fault's step to a connection. */
@FunctionalInterface
interface FaultInjector {
    /** Called on the connection's own thread. */
    void spoil(FaultStep step, SandboxResponse answer, FaultTarget line);
}
