package io.barlake.ingest;

import io.barlake.ingest.clock.ClockByYear;
import java.io.Serializable;

/**
 * An archive whose stamps are UTC by a clock, and the minutes that it may have rows in. {@code
 * replacedBy} is the hash of the archive that was issued in its place; empty where there is none.
 */
record DatedArchive(
    SurveyedArchive survey,
    ClockByYear clock,
    String sureness,
    String replacedBy,
    long firstMinute,
    long lastMinute)
    implements Serializable {
  /** Sureness of a clock that was given, not measured. */
  static final String GIVEN = "given";

  String sha256() {
    return survey.sha256();
  }

  SurveyedArchive.Series series() {
    return survey.series();
  }

  boolean isReplaced() {
    return !replacedBy.isEmpty();
  }

  DatedArchive replacedBy(String sha256) {
    return new DatedArchive(survey, clock, sureness, sha256, firstMinute, lastMinute);
  }

  DatedArchive between(long first, long last) {
    return new DatedArchive(survey, clock, sureness, replacedBy, first, last);
  }

  /** With the minutes that it had rows in under another clock. */
  DatedArchive coveringAlso(DatedArchive before) {
    return between(
        Math.min(firstMinute, before.firstMinute), Math.max(lastMinute, before.lastMinute));
  }

  /** Whether its records become the same rows, for as much as they depend on itself. */
  boolean standsAs(DatedArchive other) {
    return clock.toString().equals(other.clock.toString())
        && replacedBy.equals(other.replacedBy)
        && survey.extras().equals(other.survey.extras());
  }
}
