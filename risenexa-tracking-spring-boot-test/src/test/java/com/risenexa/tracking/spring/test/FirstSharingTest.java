package com.risenexa.tracking.spring.test;

/** The first of two classes that share a context. */
class FirstSharingTest extends SharingContract {}
