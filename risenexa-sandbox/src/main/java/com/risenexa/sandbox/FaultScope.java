package com.risenexa.sandbox;

/** Who walks a fault's script. */
public enum FaultScope {
    /** Each logical event, by its own attempts. */
    EVENT,
    /** All matching attempts together, in order of arrival. */
    GLOBAL
}
