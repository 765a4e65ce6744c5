package com.risenexa.sandbox.internal.http;

/** Handles a request. Called on a thread that serves many connections, so it must not wait. */
@FunctionalInterface
public interface RequestHandler {
    void handle(SandboxRequest call, ResponseChannel peer);
}
