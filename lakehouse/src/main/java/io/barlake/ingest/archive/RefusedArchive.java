package io.barlake.ingest.archive;

import java.io.Serializable;

/**
 * An archive that was not taken in, as a value: the walk goes on. {@code sha256} is empty where the
 * bytes could not be hashed; {@code message} is one line that says what to do.
 */
public record RefusedArchive(String name, String sha256, RefusalReason reason, String message)
    implements Serializable {}
