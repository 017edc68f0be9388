/**
 * Bars of every frame. In come one-minute bars, the single source of truth; out go bars of the
 * higher frames, with sessions and calendars. May import {@code tables}, {@code config} and {@code
 * market}, and not {@code ingest}: it reads the table, not the archives. {@code kernel} is plain
 * Java on arrays.
 */
package io.barlake.bars;
