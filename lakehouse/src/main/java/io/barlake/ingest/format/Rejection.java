package io.barlake.ingest.format;

/** One record that was put aside, and why. {@code line} counts from 1. */
public record Rejection(String member, int line, RejectionReason reason, String rawText) {}
