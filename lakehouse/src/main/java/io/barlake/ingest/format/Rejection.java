package io.barlake.ingest.format;

import java.io.Serializable;

/** One record that was put aside, and why. {@code line} counts from 1. */
public record Rejection(String member, int line, RejectionReason reason, String rawText)
    implements Serializable {}
