package io.barlake.ingest.sample;

/** The part of the world whose working hours move an asset most. */
enum Region {
  AMERICA,
  EUROPE,
  ASIA
}
