/**
 * Bars of every frame. In come one-minute bars, the single source of truth; out go bars of the
 * higher frames, with sessions and calendars, every hole and why it is there, how good each day is,
 * and what two sources say of the same minutes. May import {@code tables}, {@code config} and
 * {@code market}, and not {@code ingest}: it reads the table, not the archives. The packages in it
 * are plain Java on arrays.
 */
package io.barlake.bars;
