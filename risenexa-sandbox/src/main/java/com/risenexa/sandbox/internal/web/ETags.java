package com.risenexa.sandbox.internal.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Computes entity tags from content. */
final class ETags {
    private ETags() {}

    /** The first half of SHA-256, quoted as an entity tag is. */
    static String of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return '"' + text.substring(0, 22) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
