package io.barlake.ingest.clock;

/** A clock to take where the stamps leave it open; {@code why} ends a sentence that names it. */
public record AssumedClock(ClockRule rule, String why) {}
