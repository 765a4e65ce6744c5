package com.risenexa.sandbox.internal.http;

/** Tells a connection to close once nothing is being answered on it. */
enum Leave {
    NOW
}
