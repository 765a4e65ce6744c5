package com.risenexa.tracking.spring.test;

/** The second of two classes that share a context. */
class SecondSharingTest extends SharingContract {}
